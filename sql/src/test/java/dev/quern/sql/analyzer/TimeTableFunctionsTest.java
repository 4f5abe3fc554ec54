package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeTableFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void unitesRangesThatMeet() {
    QueryCases.check(
        sandbox,
        """
        SELECT id, session_range FROM RANGE_SESSIONIZE(
          (SELECT * FROM UNNEST([STRUCT(1 AS id, RANGE<DATE> '[2020-01-01, 2020-01-03)' AS r), (1, RANGE<DATE> '[2020-01-03, 2020-01-05)'), (2, RANGE<DATE> '[2020-01-03, UNBOUNDED)')])),
          'r', ['id']) ORDER BY id
        >>> (1, [2020-01-01, 2020-01-05)), (1, [2020-01-01, 2020-01-05)), (2, [2020-01-03, UNBOUNDED))

        SELECT id, session_range FROM RANGE_SESSIONIZE(
          (SELECT * FROM UNNEST([STRUCT(1 AS id, RANGE<DATE> '[2020-01-01, 2020-01-03)' AS r), (2, RANGE<DATE> '[2020-01-03, 2020-01-05)'), (3, RANGE<DATE> '[2020-01-04, 2020-01-09)')])),
          'r', [], 'OVERLAPS') ORDER BY id
        >>> (1, [2020-01-01, 2020-01-03)), (2, [2020-01-03, 2020-01-09)), (3, [2020-01-03, 2020-01-09))

        SELECT * FROM RANGE_SESSIONIZE((SELECT RANGE<DATE> '[2020-01-01, 2020-01-03)' AS r), 'r', [], 'TOUCHES')
        >>> error: Could not cast literal "TOUCHES" to type RANGE_SESSIONIZE_MODE at [1:95]
        """);
  }

  @Test
  void fillsGaps() {
    QueryCases.check(
        sandbox,
        """
        SELECT * FROM GAP_FILL(
          (SELECT * FROM UNNEST([STRUCT(TIME '00:00:00' AS unused, DATETIME '2023-11-01 09:34:01' AS t, 74 AS v), (NULL, DATETIME '2023-11-01 09:36:00', 77), (NULL, DATETIME '2023-11-01 09:38:01', 80)])),
          ts_column => 't', bucket_width => INTERVAL 1 MINUTE, value_columns => [('v', 'linear')]) ORDER BY t
        >>> (2023-11-01 09:35:00, 75), (2023-11-01 09:36:00, 77), (2023-11-01 09:37:00, 78), (2023-11-01 09:38:00, 80)

        SELECT * FROM GAP_FILL(
          (SELECT * FROM UNNEST([STRUCT('a' AS k, DATE '2023-11-01' AS t, 'x' AS v), ('a', DATE '2023-11-03', 'y'), ('b', DATE '2023-11-02', NULL)])),
          ts_column => 't', bucket_width => INTERVAL 1 DAY, partitioning_columns => ['k'], value_columns => [('v', 'locf')]) ORDER BY k, t
        >>> (2023-11-01, a, x), (2023-11-02, a, x), (2023-11-03, a, y), (2023-11-02, b, NULL)

        SELECT t, v FROM GAP_FILL(
          (SELECT * FROM UNNEST([STRUCT(DATE '2023-11-01' AS t, 1 AS v), (DATE '2023-11-04', 4)])), 't', INTERVAL 2 DAY, origin => DATE '2023-11-02') ORDER BY t
        >>> (2023-11-02, NULL), (2023-11-04, 4)
        """);
  }

  @Test
  void refusesWhatItCannotFill() {
    QueryCases.check(
        sandbox,
        """
        SELECT * FROM GAP_FILL((SELECT DATE '2023-11-01' AS t), 'x', INTERVAL 2 DAY)
        >>> error: Column x is not found in the input table of GAP_FILL at [1:57]

        SELECT * FROM GAP_FILL((SELECT 1 AS t), 't', INTERVAL 2 DAY)
        >>> error: Column `ts_column` of GAP_FILL must be of type DATE, DATETIME or TIMESTAMP, but is of type INT64 at [1:41]

        SELECT * FROM GAP_FILL((SELECT DATE '2023-11-01' AS t), 't')
        >>> error: Required argument `bucket_width` is missing in call to function GAP_FILL at [1:15]
        """);
  }
}
