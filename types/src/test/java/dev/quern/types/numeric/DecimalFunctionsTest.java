package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalFunctionsTest {

  @ParameterizedTest(name = "{0} {1}({2}, {3}) = {4}")
  @CsvSource(
      textBlock =
          """
          NUMERIC, SQRT, 3, , 1.732050808
          NUMERIC, SQRT, -3, , !SQRT is undefined for negative value: SQRT(-3)
          NUMERIC, CBRT, -3, , -1.44224957
          NUMERIC, EXP, -100, , 0
          NUMERIC, EXP, 2, , 7.389056099
          NUMERIC, EXP, 62, , 843835666874145448907332996.843953217
          NUMERIC, EXP, 70, , !numeric overflow: EXP(70)
          NUMERIC, EXP, 1e20, , !numeric overflow: EXP(100000000000000000000)
          NUMERIC, LN, 10, , 2.302585093
          NUMERIC, LN, 0, , !LN is undefined for zero or negative value: LN(0)
          NUMERIC, LOG10, 1000, , 3
          NUMERIC, LOG10, -1, , !LOG10 is undefined for zero or negative value: LOG10(-1)
          NUMERIC, LOG, 32, 2, 5
          NUMERIC, LOG, 32, 1, '!LOG is undefined for zero or negative value, or when base equals 1: LOG(32, 1)'
          NUMERIC, POW, 36.7, 15, 295114782249119390162440.01117344
          NUMERIC, POW, -2, 3, -8
          NUMERIC, POW, 2, -3, 0.125
          NUMERIC, POW, 2, 0.5, 1.414213562
          NUMERIC, POW, 0, 0, 1
          NUMERIC, POW, 0, -1, '!division by zero: POW(0, -1)'
          NUMERIC, POW, -2, 0.5, '!Negative NUMERIC value cannot be raised to a fractional power: POW(-2, 0.5)'
          NUMERIC, POW, 2, 100, '!numeric overflow: POW(2, 100)'
          NUMERIC, POW, 1.000000001, 1e28, '!numeric overflow: POW(1.000000001, 10000000000000000000000000000)'
          NUMERIC, POW, 0.5, 1e28, 0
          BIGNUMERIC, SQRT, 3, , 1.73205080756887729352744634150587236694
          BIGNUMERIC, CBRT, 3, , 1.44224957030740838232163831078010958839
          BIGNUMERIC, EXP, 1, , 2.71828182845904523536028747135266249776
          BIGNUMERIC, LN, 10, , 2.30258509299404568401799145468436420760
          BIGNUMERIC, LOG10, 2, , 0.30102999566398119521373889472449302677
          BIGNUMERIC, POW, 2, -0.5, 0.70710678118654752440084436210484903928
          BIGNUMERIC, EXP, 90, , !BIGNUMERIC overflow: EXP(90)
          """)
  void computes(DecimalKind kind, String function, BigDecimal x, BigDecimal y, String expected) {
    DecimalFunctions functions = new DecimalFunctions(kind);
    BigDecimal argument = x.setScale(kind.scale(), RoundingMode.UNNECESSARY);
    String outcome =
        Outcome.of(() ->
            DecimalText.print(
                new BigDecimal(
                    switch (function) {
                      case "SQRT" -> functions.sqrt(argument);
                      case "CBRT" -> functions.cbrt(argument);
                      case "EXP" -> functions.exp(argument);
                      case "LN" -> functions.ln(argument);
                      case "LOG10" -> functions.log10(argument);
                      case "LOG" -> functions.log(argument, y);
                      case "POW" -> functions.pow(argument, y);
                      default -> throw new IllegalArgumentException(function);
                    },
                    kind.scale())));
    assertThat(outcome).isEqualTo(expected.replaceFirst("^([^!]*\\.\\d*?)0+$", "$1"));
  }
}
