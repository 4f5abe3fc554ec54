package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigNumericTest {

  private static final String MAX =
      "578960446186580977117854925043439539266.34992332820282019728792003956564819967";

  @ParameterizedTest(name = "{0} {1} {2} = {3}")
  @CsvSource(
      textBlock =
          """
          0.1, +, 0.2, 0.3
          MAX, +, 1, !BIGNUMERIC overflow: MAX + 1
          MAX, -, MAX, 0
          -MAX, -, 1, !BIGNUMERIC overflow: -MAX - 1
          1.5, *, -2.25, -3.375
          0.00000000000000000001, *, 0.0000000000000000005, 0.00000000000000000000000000000000000001
          MAX, *, 2, !BIGNUMERIC overflow: MAX * 2
          1, /, 3, 0.33333333333333333333333333333333333333
          2, /, -3, -0.66666666666666666666666666666666666667
          5, /, 0, !division by zero: 5 / 0
          -7.5, DIV, 2, -3
          MAX, DIV, 0.1, '!BIGNUMERIC overflow: DIV(MAX, 0.1)'
          1, DIV, 0, '!division by zero: DIV(1, 0)'
          -7.5, MOD, 2, -1.5
          """)
  void computesWith38Decimals(String x, String operator, String y, String expected) {
    BinaryOperator<BigNumeric> function =
        switch (operator) {
          case "+" -> BigNumeric::add;
          case "-" -> BigNumeric::subtract;
          case "*" -> BigNumeric::multiply;
          case "/" -> BigNumeric::divide;
          case "DIV" -> BigNumeric::div;
          case "MOD" -> BigNumeric::mod;
          default -> throw new IllegalArgumentException(operator);
        };
    assertThat(Outcome.of(() -> function.apply(bigNumeric(x), bigNumeric(y))))
        .isEqualTo(expected.replace("MAX", MAX));
  }

  private static BigNumeric bigNumeric(String text) {
    return BigNumeric.parse(text.replace("MAX", MAX));
  }

  @ParameterizedTest(name = "ROUND({0}, {1}) = {2}")
  @CsvSource(
      textBlock =
          """
          2.5, 0, 3
          -1250, -2, -1300
          7, 38, 7
          7, -40, 0
          578960446186580977117854925043439539266, -38, '!BIGNUMERIC overflow: ROUND(578960446186580977117854925043439539266, -38)'
          """)
  void roundsHalvesAwayFromZero(String x, long digits, String expected) {
    assertThat(Outcome.of(() -> BigNumeric.parse(x).round(digits, RoundingMode.HALF_UP)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1.0000000005, 1.000000001
          -1.0000000005, -1.000000001
          99999999999999999999999999999.9999999994, 99999999999999999999999999999.999999999
          99999999999999999999999999999.9999999995, !numeric out of range: 99999999999999999999999999999.9999999995
          """)
  void convertsToNumeric(String x, String expected) {
    assertThat(Outcome.of(() -> BigNumeric.parse(x).toNumeric())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, 80000100",
    "1, 80000101",
    "-1, 7ffffefe",
    "256, 8000020100",
    "-256, 7ffffdfeff",
    "-123456789012345678901234567890, 7ffff2fe7116f0093c8c1f11b1c0f52d",
  })
  void keepsDuckDbsByteOrder(String number, String bytes) {
    BigInteger value = new BigInteger(number);
    assertThat(HexFormat.of().formatHex(BignumCodec.encode(value))).isEqualTo(bytes);
    assertThat(BignumCodec.decode(HexFormat.of().parseHex(bytes))).isEqualTo(value);
  }
}
