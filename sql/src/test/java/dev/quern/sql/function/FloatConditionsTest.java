package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.Sandbox;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of FLOAT64 in WHERE, ON and HAVING: none with NaN or NULL is true but {@code !=}. */
class FloatConditionsTest {

  private static final String VALUES =
      "(SELECT x, y FROM UNNEST([STRUCT(1.0 AS x, 2.0 AS y), (2.0, 2.0), (3.0, 2.0),"
          + " (CAST('nan' AS FLOAT64), 2.0), (2.0, CAST('nan' AS FLOAT64)),"
          + " (CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64)), (NULL, 2.0),"
          + " (CAST('inf' AS FLOAT64), 2.0), (CAST('-inf' AS FLOAT64), 2.0)]))";

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = y                                                   | 1",
        "x < y                                                   | 2",
        "x <= y                                                  | 3",
        "x > y                                                   | 2",
        "x >= y                                                  | 3",
        "x != y                                                  | 7",
        "NOT x < y                                               | 6",
        "NOT x = y                                               | 7",
        "x > 1                                                   | 4",
        "1 > x                                                   | 1",
        "x = 2                                                   | 2",
        "x BETWEEN 1 AND 2                                       | 3",
        "x > 2 OR y < 1                                          | 2",
        "(x > 2) IS NULL                                         | 1",
        "x > (SELECT CAST('nan' AS FLOAT64))                     | 0",
        "x < (SELECT CAST('nan' AS FLOAT64))                     | 0",
        "x = (SELECT CAST('nan' AS FLOAT64))                     | 0",
        "(SELECT CAST('nan' AS FLOAT64)) > x                     | 0",
        "(SELECT CAST('nan' AS FLOAT64)) = x                     | 0",
        "x < (SELECT 3.0)                                        | 4",
        "x IN (SELECT z FROM UNNEST([CAST('nan' AS FLOAT64), 2.0]) z) | 2",
        "(x IN (SELECT z FROM UNNEST([CAST('nan' AS FLOAT64), NULL]) z)) IS NULL | 9",
        "x IN (CAST('nan' AS FLOAT64), 2)                        | 2",
        "(SELECT 3.0) > x                                        | 4",
        "(SELECT DISTINCT z FROM UNNEST([2.0]) AS z) = x         | 2",
        "x <= (SELECT MAX(z) FROM UNNEST([y, 1.0]) AS z)         | 3",
        "x >= (SELECT z FROM UNNEST([y, 1.0]) AS z ORDER BY z DESC LIMIT 1) | 4",
        "CAST(1 AS FLOAT64) < x                                  | 4",
        "x < CAST(3 AS FLOAT64)                                  | 4",
      })
  void holdsWhereTheComparisonIsTrue(String condition, String rows) {
    assertThat(sandbox.run("SELECT COUNT(*) FROM " + VALUES + " WHERE " + condition))
        .containsExactly(List.of(rows));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT COUNT(*) FROM %1$s AS a JOIN %1$s AS b ON a.x = b.y AND b.x = 3       | 2",
        "SELECT COUNTIF(b.x IS NULL) FROM %1$s AS a LEFT JOIN %1$s AS b ON a.x > b.y  | 9",
        "SELECT COUNT(*) FROM (SELECT x FROM %1$s GROUP BY x HAVING SUM(y) > 1)       | 5",
      })
  void holdsInJoinsAndGroups(String query, String rows) {
    assertThat(sandbox.run(query.formatted(VALUES))).containsExactly(List.of(rows));
  }
}
