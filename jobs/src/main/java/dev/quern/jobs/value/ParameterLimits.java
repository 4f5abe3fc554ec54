package dev.quern.jobs.value;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.TypeParameters;
import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a column's type parameters do to values. Source: "Parameterized data types". */
public final class ParameterLimits {

  private ParameterLimits() {}

  /**
   * The value as the column holds it: rounded to its scale.
   *
   * @throws IllegalArgumentException with the reason when it is too long or too great
   */
  public static Value apply(SchemaField field, Value value) {
    TypeParameters parameters = field.attributes().parameters();
    if (parameters.isEmpty()) {
      return value;
    }
    return switch (value) {
      case Value.Text text -> {
        requireLength(
            field, parameters, text.value().codePointCount(0, text.value().length()), "characters");
        yield value;
      }
      case Value.Bytes bytes -> {
        requireLength(field, parameters, bytes.value().size(), "bytes");
        yield value;
      }
      case Value.Numeric number -> new Value.Numeric(rounded(field, parameters, number.value()));
      case Value.BigNumeric number ->
          new Value.BigNumeric(rounded(field, parameters, number.value()));
      default -> value;
    };
  }

  private static void requireLength(
      SchemaField field, TypeParameters parameters, long length, String unit) {
    long limit = parameters.maxLength().orElse(Long.MAX_VALUE);
    if (length > limit) {
      throw new IllegalArgumentException(
          "Field "
              + field.name()
              + ": "
              + field.elementType()
              + parameters
              + " has maximum length "
              + limit
              + " but got a value with length "
              + length
              + " "
              + unit);
    }
  }

  private static BigDecimal rounded(
      SchemaField field, TypeParameters parameters, BigDecimal value) {
    if (parameters.precision().isEmpty()) {
      return value;
    }
    int scale = (int) parameters.scale().orElse(0);
    boolean even = field.attributes().roundingMode().filter("ROUND_HALF_EVEN"::equals).isPresent();
    BigDecimal rounded =
        value.setScale(scale, even ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP);
    BigDecimal bound =
        BigDecimal.ONE.scaleByPowerOfTen((int) parameters.precision().getAsLong() - scale);
    if (rounded.abs().compareTo(bound) >= 0) {
      throw new IllegalArgumentException(
          "Field "
              + field.name()
              + ": "
              + field.elementType()
              + parameters
              + " has precision "
              + parameters.precision().getAsLong()
              + " and scale "
              + scale
              + " but got a value that is not in range of [-"
              + bound
              + ", "
              + bound
              + "]");
    }
    return rounded;
  }
}
