package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericTest {

  private static final String MAX = "99999999999999999999999999999.999999999";

  @ParameterizedTest(name = "{0} {1} {2} = {3}")
  @CsvSource(
      textBlock =
          """
          0.1, +, 0.2, 0.3
          MAX, +, 0.000000001, !numeric overflow: MAX + 0.000000001
          MAX, -, -1, !numeric overflow: MAX - -1
          MAX, -, MAX, 0
          1.5, *, -2.25, -3.375
          0.00001, *, 0.00005, 0.000000001
          0.00001, *, 0.00004, 0
          -87953078202.25, *, 98523278216845.5, -8665425593748246194806002.375
          MAX, *, 1.000000001, !numeric overflow: MAX * 1.000000001
          1, /, 3, 0.333333333
          2, /, -3, -0.666666667
          5, /, 0, !division by zero: 5 / 0
          MAX, /, 0.5, !numeric overflow: MAX / 0.5
          MAX, /, 12345678901234567890.5, 8100000072.900000663
          -7.5, DIV, 2, -3
          MAX, DIV, 0.1, '!numeric overflow: DIV(MAX, 0.1)'
          1, DIV, 0, '!division by zero: DIV(1, 0)'
          -7.5, MOD, 2, -1.5
          1, MOD, 0, '!division by zero: MOD(1, 0)'
          """)
  void computesWithNineDecimals(String x, String operator, String y, String expected) {
    BinaryOperator<Numeric> function =
        switch (operator) {
          case "+" -> Numeric::add;
          case "-" -> Numeric::subtract;
          case "*" -> Numeric::multiply;
          case "/" -> Numeric::divide;
          case "DIV" -> Numeric::div;
          case "MOD" -> Numeric::mod;
          default -> throw new IllegalArgumentException(operator);
        };
    assertThat(Outcome.of(() -> function.apply(numeric(x), numeric(y))))
        .isEqualTo(expected.replace("MAX", MAX));
  }

  private static Numeric numeric(String text) {
    return Numeric.parse(text.replace("MAX", MAX));
  }

  @Test
  void agreesWithBigDecimalOnNumbersOfAllSizes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 50_000; i++) {
      Numeric x = random(random);
      Numeric y = random(random);
      check(x.toBigDecimal().add(y.toBigDecimal()), () -> x.add(y).toString());
      check(x.toBigDecimal().subtract(y.toBigDecimal()), () -> x.subtract(y).toString());
      check(x.toBigDecimal().multiply(y.toBigDecimal()), () -> x.multiply(y).toString());
      if (y.signum() != 0) {
        check(
            x.toBigDecimal().divide(y.toBigDecimal(), 9, RoundingMode.HALF_UP),
            () -> x.divide(y).toString());
        check(x.toBigDecimal().divideToIntegralValue(y.toBigDecimal()), () -> x.div(y).toString());
        check(x.toBigDecimal().remainder(y.toBigDecimal()), () -> x.mod(y).toString());
      }
      assertThat(Integer.signum(x.compareTo(y)))
          .isEqualTo(x.toBigDecimal().compareTo(y.toBigDecimal()));
      assertThat(x.toDouble()).isEqualTo(x.toBigDecimal().doubleValue());
    }
  }

  private static void check(BigDecimal exact, Supplier<String> computation) {
    BigInteger rounded = exact.setScale(9, RoundingMode.HALF_UP).unscaledValue();
    String outcome = Outcome.of(computation);
    if (Numeric.isInRange(rounded)) {
      assertThat(outcome).isEqualTo(DecimalText.print(new BigDecimal(rounded, 9)));
    } else {
      assertThat(outcome).startsWith("!numeric overflow: ");
    }
  }

  private static Numeric random(SplittableRandom random) {
    byte[] bytes = new byte[1 + random.nextInt(16)];
    random.nextBytes(bytes);
    BigInteger value = new BigInteger(bytes);
    return Numeric.isInRange(value) ? Numeric.ofUnscaled(value) : Numeric.MAX;
  }

  @ParameterizedTest(name = "ROUND({0}, {1})")
  @CsvSource(
      textBlock =
          """
          2.5, 0, 3, 2, 2
          -2.345, 2, -2.35, -2.34, -2.34
          1250, -2, 1300, 1200, 1200
          1.5, 9, 1.5, 1.5, 1.5
          1.5, -39, 0, 0, 0
          """)
  void roundsHalvesAsAsked(String x, long digits, String away, String even, String truncated) {
    Numeric value = Numeric.parse(x);
    assertThat(value.round(digits, RoundingMode.HALF_UP)).hasToString(away);
    assertThat(value.round(digits, RoundingMode.HALF_EVEN)).hasToString(even);
    assertThat(value.trunc(digits)).hasToString(truncated);
  }

  @Test
  void roundsAsExactArithmeticDoes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      Numeric x = random(random);
      int digits = random.nextInt(-12, 9);
      RoundingMode mode = random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN;
      BigDecimal exact = x.toBigDecimal();
      check(exact.setScale(digits, mode), () -> x.round(digits, mode).toString());
      check(exact.setScale(digits, RoundingMode.DOWN), () -> x.trunc(digits).toString());
      check(exact.setScale(0, RoundingMode.CEILING), () -> x.ceil().toString());
      check(exact.setScale(0, RoundingMode.FLOOR), () -> x.floor().toString());
    }
  }

  @Test
  void roundingUpBeyondTheRangeFails() {
    assertThat(Outcome.of(() -> Numeric.MAX.round(-5, RoundingMode.HALF_UP)))
        .isEqualTo("!numeric overflow: ROUND(" + MAX + ", -5)");
    assertThat(Outcome.of(Numeric.MAX::ceil)).isEqualTo("!numeric overflow: CEIL(" + MAX + ")");
    assertThat(Numeric.parse("-1.5").ceil()).hasToString("-1");
    assertThat(Numeric.parse("-1.5").floor()).hasToString("-2");
  }

  @ParameterizedTest(name = "CAST({0} AS NUMERIC) = {1}")
  @CsvSource(
      textBlock =
          """
          0.1, 0.1
          1e29, 99999999999999991433150857216
          1e30, !numeric out of range: 1e+30
          0.0000000005, 0.000000001
          0.0000000004999, 0
          NaN, !Illegal conversion of non-finite floating point number to numeric: nan
          """)
  void convertsFloat64(double x, String expected) {
    assertThat(Outcome.of(() -> Numeric.ofDouble(x))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "CAST({0} AS INT64) = {1}")
  @CsvSource(
      textBlock =
          """
          2.5, 3
          -2.5, -3
          9223372036854775807.4, 9223372036854775807
          9223372036854775807.5, !int64 out of range: 9223372036854775807.5
          -9223372036854775808.4, -9223372036854775808
          """)
  void convertsToInt64(String x, String expected) {
    assertThat(Outcome.of(() -> Numeric.parse(x).toLong())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "''{0}''")
  @CsvSource(
      textBlock =
          """
          ' 12.50 ', 12.5
          +1e3, 1000
          .5, 0.5
          -7., -7
          1.0000000005, 1.000000001
          0e99999999999, 0
          1e-99999999999, 0
          '', '!Invalid NUMERIC value: '
          1e30, !Invalid NUMERIC value: 1e30
          1e99999999999, !Invalid NUMERIC value: 1e99999999999
          '1,5', '!Invalid NUMERIC value: 1,5'
          """)
  void readsText(String text, String expected) {
    assertThat(Outcome.of(() -> Numeric.parse(text))).isEqualTo(expected);
  }
}
