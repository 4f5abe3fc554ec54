package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseNumericTest {

  @ParameterizedTest(name = "PARSE_NUMERIC(''{0}'')")
  @CsvSource(
      textBlock =
          """
          ' - 12.5 ', -12.5
          12.5 -, -12.5
          '1,2,,34.5', 1234.5
          2e3-, -2000
          -12-, '!Invalid input to PARSE_NUMERIC: "-12-"'
          '1.2,3', '!Invalid input to PARSE_NUMERIC: "1.2,3"'
          ',.5', '!Invalid input to PARSE_NUMERIC: ",.5"'
          1 2, '!Invalid input to PARSE_NUMERIC: "1 2"'
          '', '!Invalid input to PARSE_NUMERIC: ""'
          1e30, '!Invalid input to PARSE_NUMERIC: "1e30"'
          """)
  void readsSignsOnEitherSideAndCommas(String text, String expected) {
    assertThat(
            Outcome.of(() ->
                DecimalText.print(
                    new BigDecimal(ParseNumeric.parse(DecimalKind.NUMERIC, text), 9))))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} as NUMERIC({1}, {2})")
  @CsvSource(
      textBlock =
          """
          1.255, 5, 2, 1.26
          999.994, 5, 2, 999.99
          999.995, 5, 2, '!NUMERIC(5, 2) has precision 5 and scale 2 but got a value that is not in range of [-999.99, 999.99]'
          -12345.5, 5, 0, -12346
          100000, 5, 0, '!NUMERIC(5) has precision 5 and scale 0 but got a value that is not in range of [-99999, 99999]'
          0.05, 1, 1, 0.1
          """)
  void fitsIntoPrecisionAndScale(BigDecimal x, long precision, long scale, String expected) {
    assertThat(
            Outcome.of(() ->
                DecimalText.print(
                    new BigDecimal(
                        DecimalParameters.fit(
                            DecimalKind.NUMERIC, x, precision, scale, RoundingMode.HALF_UP),
                        9))))
        .isEqualTo(expected);
  }
}
