package dev.quern.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineErrorsTest {

  private static DuckDatabase database;

  @BeforeAll
  static void open() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 / 0                                          | division by zero: 1 / 0
          1.5 / 0                                        | division by zero: 1.5 / 0
          3 // 0                                         | division by zero: 3 / 0
          5 % 0                                          | division by zero: MOD(5, 0)
          i // (i - i)                                   | division by zero
          9223372036854775807 + 1                        | Integer Overflow
          -9223372036854775807 - 2                       | Integer Overflow
          9223372036854775807 * 2                        | Integer Overflow
          abs((-9223372036854775808)::BIGINT)            | Integer Overflow
          (9223372036854775807::HUGEINT + 1)::BIGINT     | Integer Overflow
          9e28::DECIMAL(38, 9) + 9e28::DECIMAL(38, 9)    | numeric overflow
          1e40::DECIMAL(38, 9)                           | numeric overflow
          CAST('x' AS BIGINT)                            | Bad int64 value: x
          CAST('x' AS DOUBLE)                            | Bad double value: x
          CAST('x' AS BOOLEAN)                           | Bad bool value: x
          CAST('not-a-date' AS DATE)                     | Invalid date: 'not-a-date'
          CAST('x' AS TIMESTAMPTZ)                       | Invalid timestamp: 'x'
          (SELECT j FROM range(2) q(j))                  | Scalar subquery produced more than one element
          error('custom text')                           | custom text
          sqrt(-1)                                       | Argument to SQRT cannot be negative
          """)
  void reportsErrorsInDataAsBigQueryDoes(String expression, String message) {
    BigQueryException e = failure("SELECT " + expression + " FROM range(1) r(i)");
    assertThat(e.getMessage()).isEqualTo(message);
    assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_QUERY);
    assertThat(e.error().location()).contains("query");
  }

  @Test
  void namesWindowsThatTheEngineDoesNotTake() {
    String windowed = "(SELECT rank() OVER () FROM range(1))";
    assertThat(failure("SELECT sum(i) OVER (PARTITION BY " + windowed + ") FROM range(1) r(i)"))
        .hasMessageContaining("not supported by Quern; see docs/reference/divergences.md");
  }

  @Test
  void reportsBadSqlAsAnInternalErrorWithoutItsText() {
    BigQueryException e = failure("SELECT secret_column FROM range(1)");
    assertThat(e.reason()).isEqualTo(ErrorReason.INTERNAL_ERROR);
    assertThat(e.getMessage()).contains("secret_column").doesNotContain("LINE 1");
  }

  @Test
  void reportsLackOfMemoryAsExceededResources() {
    try (DuckDatabase small = DuckDatabase.open(DuckOptions.IN_MEMORY.withMemoryLimit(50_000_000));
        DuckConnection connection = small.connect()) {
      BigQueryException e =
          catchThrowableOfType(
              BigQueryException.class,
              () -> connection.execute("SELECT list(i) FROM range(100000000) r(i)"));
      assertThat(e.reason()).isEqualTo(ErrorReason.RESOURCES_EXCEEDED);
      assertThat(Rows.of(connection, "SELECT 1::BIGINT")).containsExactly("1");
    }
  }

  private static BigQueryException failure(String sql) {
    return catchThrowableOfType(BigQueryException.class, () -> Rows.run(database, sql));
  }
}
