package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArrayFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void givesNullForNullArrays() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_CONCAT([1], CAST(NULL AS ARRAY<INT64>)), ARRAY_LENGTH(NULL), ARRAY_REVERSE(CAST(NULL AS ARRAY<INT64>)), ARRAY_FIRST(CAST(NULL AS ARRAY<INT64>))
        >>> (NULL, NULL, NULL, NULL)
        """);
  }

  @Test
  void cutsSlices() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_SLICE([1, 2, 3], 1, 9), ARRAY_SLICE([1, 2, 3], -2, -1), ARRAY_SLICE([1, 2, 3], 2, 1), ARRAY_SLICE([1, 2, 3], NULL, 1)
        >>> ([2, 3], [2, 3], [], NULL)
        """);
  }

  @Test
  void callsLambdasWithElementsAndOffsets() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_FILTER(['a', 'b', NULL], (e, i) -> i > 0 AND e IS NOT NULL), ARRAY_TRANSFORM([10, 20], (e, i) -> e + i), ARRAY_FILTER([1, NULL, 3], e -> e > 1)
        >>> ([b], [10, 21], [3])
        """);
  }

  @Test
  void callsLambdasThatHoldQueries() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_FILTER([3, 1, 2], e -> e > (SELECT MIN(x) FROM UNNEST([1, 5]) AS x)), ARRAY_FILTER(CAST(NULL AS ARRAY<INT64>), e -> e IN (SELECT 1)), ARRAY_TRANSFORM([4, 5], (e, i) -> (SELECT MAX(x) FROM UNNEST([e, i * 9]) AS x))
        >>> ([3, 2], NULL, [4, 9])

        SELECT t.a, ARRAY_FILTER(t.l, e -> e IN (SELECT x FROM UNNEST([2, 3]) AS x WHERE x = t.a)) FROM UNNEST([STRUCT(2 AS a, [1, 2, 2] AS l), (3, [2])]) AS t ORDER BY a
        >>> (2, [2, 2]), (3, [])

        SELECT ARRAY_TRANSFORM([1, 2], e -> ARRAY_LENGTH(ARRAY_FILTER([1, 2, 3], f -> f > (SELECT e))))
        >>> ([2, 1])
        """);
  }

  @Test
  void looksForElementsAsEqualityDoes() {
    QueryCases.check(
        sandbox,
        """
        SELECT x IN UNNEST([1.5, CAST('nan' AS FLOAT64)]), x IN UNNEST([2.5, NULL]) FROM UNNEST([1.5, CAST('nan' AS FLOAT64)]) AS x ORDER BY 1 DESC
        >>> (true, NULL), (false, NULL)

        SELECT (1, 2) IN UNNEST([(1, NULL), (1, 2)]), (1, 2) IN UNNEST([(1, NULL), (3, 4)]), (1, 2) IN UNNEST([(1, 3)]), (1, 2) IN UNNEST(CAST(NULL AS ARRAY<STRUCT<INT64, INT64>>))
        >>> (true, NULL, false, false)
        """);
  }

  @Test
  void generatesSequencesOfEachType() {
    QueryCases.check(
        sandbox,
        """
        SELECT GENERATE_ARRAY(1, 5.5, 2), GENERATE_ARRAY(NUMERIC '1', 2, 0.5), GENERATE_ARRAY(3, 1), GENERATE_ARRAY(1, NULL)
        >>> ([1, 3, 5], [1, 1.5, 2], [], NULL)

        SELECT GENERATE_ARRAY(1, 5, 0)
        >>> error: Sequence step cannot be 0.

        SELECT TYPEOF(GENERATE_ARRAY(1, 5.5)), TYPEOF(GENERATE_ARRAY(1, NUMERIC '5')), TYPEOF(GENERATE_ARRAY(1, 5))
        >>> (ARRAY<FLOAT64>, ARRAY<NUMERIC>, ARRAY<INT64>)
        """);
  }

  @Test
  void refusesElementsThatAreNotThere() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_FIRST(ARRAY<INT64>[])
        >>> error: ARRAY_FIRST cannot get the first element of an empty array

        SELECT [1, 2][OFFSET(2)]
        >>> error: Array index 2 is out of bounds
        """);
  }
}
