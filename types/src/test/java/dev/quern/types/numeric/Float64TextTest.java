package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.types.testing.Outcome;
import dev.quern.types.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float64TextTest {

  @ParameterizedTest(name = "{0} prints as {1}")
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "3, 3",
    "-2.25, -2.25",
    "1e14, 100000000000000",
    "1e15, 1e+15",
    "1234567890123456, 1234567890123456",
    "12345678901234567890, 1.2345678901234567e+19",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.1, 0.1",
    "0.7999999999999999, 0.79999999999999993",
    "0.30000000000000004, 0.30000000000000004",
    "5e-324, 4.94065645841247e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "Infinity, inf",
    "-Infinity, -inf",
    "NaN, nan",
  })
  void printsFifteenDigitsOrAsManyAsItTakes(double x, String expected) {
    assertThat(Float64Text.print(x)).isEqualTo(expected);
  }

  @Test
  void printedNumbersReadBackUnchanged() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(x)) {
        assertThat(Float64Text.parse(Float64Text.print(x))).isEqualTo(x);
      }
    }
  }

  @ParameterizedTest(name = "''{0}'' reads as {1}")
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          " 1.5 ", 1.5
          +7, 7.0
          .5, 0.5
          5., 5.0
          1E+2, 100.0
          1e-400, 0.0
          -1e400, -Infinity
          0x1.8p1, 3.0
          0x10, 16.0
          INF, Infinity
          -Infinity, -Infinity
          nan(0), NaN
          "", "!Bad double value: "
          ., !Bad double value: .
          1e, !Bad double value: 1e
          1.5f, !Bad double value: 1.5f
          - 1, !Bad double value: - 1
          1 2, !Bad double value: 1 2
          0x, !Bad double value: 0x
          """)
  void readsNumbers(String text, String expected) {
    assertThat(Outcome.of(() -> Float64Text.parse(text))).isEqualTo(expected);
  }

  @Test
  void readsColumnsAsItReadsTexts() {
    SplittableRandom random = new SplittableRandom(12);
    String[] parts = {"0", "1", "9", "25", "-", "+", ".", "e", "E-", "e+", " ", "53", "777", "_"};
    List<String> texts =
        new ArrayList<>(List.of("9007199254740993", "1e22", "1e23", "-0", "1e-22"));
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(9); j >= 0; j--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      texts.add(text.toString());
    }
    ColumnVector column = Vectors.of(ScalarType.STRING, texts);
    for (int row = 0; row < texts.size(); row++) {
      int at = row;
      assertThat(Outcome.of(() -> Float64Text.parse(column, at)))
          .as(texts.get(row))
          .isEqualTo(Outcome.of(() -> Float64Text.parse(texts.get(at))));
    }
  }
}
