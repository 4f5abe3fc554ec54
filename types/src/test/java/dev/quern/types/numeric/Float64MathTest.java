package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float64MathTest {

  @ParameterizedTest(name = "{0} {1} {2} = {3}")
  @CsvSource(
      textBlock =
          """
          1.5, +, 2, 3.5
          1e308, +, 1e308, !double overflow: 1e+308 + 1e+308
          Infinity, +, 1, Infinity
          NaN, +, 1, NaN
          -1e308, -, 1e308, !double overflow: -1e+308 - 1e+308
          Infinity, -, Infinity, NaN
          1.25e200, *, -4e150, !double overflow: 1.25e+200 * -4e+150
          Infinity, *, 0, NaN
          1, /, 4, 0.25
          0.123456789, /, 0, !division by zero: 0.123457 / 0
          Infinity, /, 0, !division by zero: inf / 0
          NaN, /, 0, !division by zero: nan / 0
          1e300, /, 1e-300, !double overflow: 1e+300 / 1e-300
          """)
  void failsOnOverflowOfFiniteOperands(double x, String operator, double y, String expected) {
    DoubleBinaryOperator function =
        switch (operator) {
          case "+" -> Float64Math::add;
          case "-" -> Float64Math::subtract;
          case "*" -> Float64Math::multiply;
          case "/" -> Float64Math::divide;
          default -> throw new IllegalArgumentException(operator);
        };
    assertThat(Outcome.of(() -> function.applyAsDouble(x, y))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "ROUND({0}, {1}) = {2}, TRUNC = {3}")
  @CsvSource({
    "2.5, 0, 3.0, 2.0",
    "-2.5, 0, -3.0, -2.0",
    "-0.4, 0, -0.0, -0.0",
    "2.675, 2, 2.67, 2.67",
    "4.35, 1, 4.3, 4.3",
    "8.2, 1, 8.2, 8.1",
    "0.3, 1, 0.3, 0.2",
    "1234.5, -2, 1200.0, 1200.0",
    "1250, -2, 1300.0, 1200.0",
    "7, -400, 0.0, 0.0",
    "0.1, 400, 0.1, 0.1",
    "Infinity, 2, Infinity, Infinity",
    "NaN, 2, NaN, NaN",
  })
  void roundsTheExactDecimalValue(double x, long digits, Double rounded, Double truncated) {
    assertThat(Float64Math.round(x, digits)).isEqualTo(rounded);
    assertThat(Float64Math.trunc(x, digits)).isEqualTo(truncated);
  }

  @Test
  void roundingBeyondTheGreatestNumberFails() {
    assertThat(Outcome.of(() -> Float64Math.round(1.7e308, -308)))
        .isEqualTo("!Floating point overflow in function: ROUND(1.7e+308, 308)");
  }

  @Test
  void roundsLikeDecimalArithmetic() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      double x = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(18));
      int digits = random.nextInt(12);
      checkRounding(x, digits, RoundingMode.HALF_UP, Float64Math.round(x, digits));
      checkRounding(x, digits, RoundingMode.DOWN, Float64Math.trunc(x, digits));
    }
  }

  private static void checkRounding(double x, int digits, RoundingMode mode, double rounded) {
    double expected = new BigDecimal(x).setScale(digits, mode).doubleValue();
    assertThat(rounded).isEqualTo(Math.copySign(expected, x));
  }
}
