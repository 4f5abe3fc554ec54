package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.type.TypeParameters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * The limits of {@code NUMERIC(precision, scale)} and {@code BIGNUMERIC(precision, scale)}. Source:
 * "Parameterized data types".
 */
final class DecimalParameters {

  private DecimalParameters() {}

  /**
   * Rounds a value to the scale and checks that it has no more digits than the type.
   *
   * @return the value in units of 10^-{@code kind.scale()}
   */
  static BigInteger fit(
      DecimalKind kind, BigDecimal value, long precision, long scale, RoundingMode mode) {
    BigDecimal rounded = value.setScale((int) scale, mode);
    if (rounded.signum() != 0 && rounded.precision() > precision) {
      OptionalLong declared = scale == 0 ? OptionalLong.empty() : OptionalLong.of(scale);
      String limit =
          new BigDecimal(BigInteger.TEN.pow((int) precision).subtract(BigInteger.ONE), (int) scale)
              .toPlainString();
      throw dataError(
          "%s has precision %d and scale %d but got a value that is not in range of [-%s, %s]"
              .formatted(
                  kind + TypeParameters.decimal(precision, declared).toString(),
                  precision,
                  scale,
                  limit,
                  limit));
    }
    return rounded.setScale(kind.scale(), RoundingMode.UNNECESSARY).unscaledValue();
  }
}
