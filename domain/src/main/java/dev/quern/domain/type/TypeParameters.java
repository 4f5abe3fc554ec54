package dev.quern.domain.type;

import java.util.OptionalLong;

/**
 * The parameters of a parameterized type, such as the 10 and 2 of {@code NUMERIC(10, 2)}. They
 * limit what a column accepts and are no part of an expression's type. Source: "Parameterized data
 * types".
 *
 * @param maxLength greatest length of a STRING in characters or of BYTES in bytes
 * @param precision greatest number of decimal digits of a NUMERIC or BIGNUMERIC
 * @param scale greatest number of decimal digits after the point
 */
public record TypeParameters(OptionalLong maxLength, OptionalLong precision, OptionalLong scale) {

  /** No parameters. */
  public static final TypeParameters NONE =
      new TypeParameters(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** The parameter of {@code STRING(length)} or {@code BYTES(length)}. */
  public static TypeParameters length(long length) {
    return new TypeParameters(OptionalLong.of(length), OptionalLong.empty(), OptionalLong.empty());
  }

  /** The parameters of {@code NUMERIC(precision, scale)}. */
  public static TypeParameters decimal(long precision, OptionalLong scale) {
    return new TypeParameters(OptionalLong.empty(), OptionalLong.of(precision), scale);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return maxLength.isEmpty() && precision.isEmpty() && scale.isEmpty();
  }

  /** {@code (10, 2)}, {@code (10)} or nothing, as written behind the type's name. */
  @Override
  public String toString() {
    if (maxLength.isPresent()) {
      return "(" + maxLength.getAsLong() + ")";
    }
    if (precision.isEmpty()) {
      return "";
    }
    return scale.isPresent()
        ? "(" + precision.getAsLong() + ", " + scale.getAsLong() + ")"
        : "(" + precision.getAsLong() + ")";
  }
}
