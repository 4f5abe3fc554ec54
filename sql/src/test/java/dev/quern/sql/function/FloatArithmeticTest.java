package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import dev.quern.sql.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FLOAT64 formulas of columns, which the engine computes itself where they are finite. */
class FloatArithmeticTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static String query(String formula, String values) {
    return "SELECT " + formula + " FROM UNNEST([" + values + "]) AS x";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x * (1 - x)            | 1.5                     | -0.75",
        "x / 4 + 1              | 2.0                     | 1.5",
        "x + 1                  | CAST(NULL AS FLOAT64)   | NULL",
        "x * 2 - 1              | CAST('inf' AS FLOAT64)  | inf",
        "x - x                  | CAST('inf' AS FLOAT64)  | nan",
        "x * 0                  | CAST('nan' AS FLOAT64)  | nan",
        "1 / (x * 10)           | CAST('-inf' AS FLOAT64) | 0",
        "SAFE_MULTIPLY(x, 10.0) | 1e308                   | NULL",
      })
  void computesAsTheKernelsDo(String formula, String value, String result) {
    assertThat(sandbox.run(query(formula, value))).containsExactly(List.of(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x * 10               | double overflow: 1e+308 * 10",
        "(x * 10 - x * 10)    | double overflow: 1e+308 * 10",
        "(x * 10) * 0         | double overflow: 1e+308 * 10",
        "1 / (x * 10)         | double overflow: 1e+308 * 10",
        "(x * 10) / 1e300     | double overflow: 1e+308 * 10",
        "x / 0.1              | double overflow: 1e+308 / 0.1",
        "x / 0.0              | division by zero: 1e+308 / 0",
        "SUM(x * 10)          | double overflow: 1e+308 * 10",
      })
  void failsWhereAnyPartOverflows(String formula, String message) {
    assertThatThrownBy(() -> sandbox.run(query(formula, "1e308")))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining(message);
  }

  @Test
  void keepsAConditionBeforeAFormula() {
    assertThat(
            sandbox.run(query("IF(x < 1e300, x * 1e10, 0)", "1e308, 2")).stream()
                .map(List::getFirst))
        .containsExactly("0", "20000000000");
  }
}
