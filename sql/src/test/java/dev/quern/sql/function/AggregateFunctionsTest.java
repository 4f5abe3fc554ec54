package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AggregateFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void holdsNanForTheLeastAndTheGreatest() {
    QueryCases.check(
        sandbox,
        """
        SELECT MIN(x), MAX(x) FROM UNNEST([CAST('nan' AS FLOAT64), 1, CAST('-inf' AS FLOAT64)]) AS x
        >>> (nan, nan)

        SELECT MIN(x), MAX(x) FROM UNNEST([1.5, -2, NULL]) AS x
        >>> (-2, 1.5)

        SELECT ANY_VALUE(r.x HAVING MAX r.y), MIN_BY(r.x, r.y) FROM UNNEST([STRUCT(1 AS x, 3.0 AS y), (2, CAST('nan' AS FLOAT64))]) AS r
        >>> (NULL, NULL)
        """);
  }

  @Test
  void ordersOnlyWhatHasAnOrder() {
    QueryCases.check(
        sandbox,
        """
        SELECT MIN(x) FROM UNNEST([(1, 2)]) AS x
        >>> error: MIN is not defined for arguments of type STRUCT<INT64, INT64> at [1:8]

        SELECT MAX(JSON '1')  FROM UNNEST([1]) AS x
        >>> error: MAX is not defined for arguments of type JSON at [1:8]
        """);
  }

  @Test
  void takesTheRowWithTheGreatestKey() {
    QueryCases.check(
        sandbox,
        """
        SELECT MAX_BY(r.x, r.y), MIN_BY(r.x, r.y) FROM UNNEST([STRUCT(1 AS x, 3 AS y), (2, NULL), (NULL, 4)]) AS r
        >>> (NULL, 1)
        """);
  }

  @Test
  void countsNothingAsZero() {
    QueryCases.check(
        sandbox,
        """
        SELECT COUNT(x), COUNTIF(x > 0), COUNTIF(DISTINCT x > 0), SUM(x), AVG(x), ARRAY_AGG(x) FROM UNNEST(ARRAY<INT64>[]) AS x
        >>> (0, 0, 0, NULL, NULL, NULL)
        """);
  }

  @Test
  void collectsInOrderUpToALimit() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_AGG(x ORDER BY x LIMIT 2), ARRAY_AGG(x IGNORE NULLS ORDER BY x DESC LIMIT 2) FROM UNNEST(['a', 'b', NULL, 'c']) AS x
        >>> ([NULL, a], [c, b])

        SELECT k, STRING_AGG(x, '-') FROM (SELECT x, '-' AS k FROM UNNEST(['a', 'b']) AS x) GROUP BY k
        >>> (-, a-b)

        SELECT STRING_AGG(x, '-' ORDER BY x DESC LIMIT 2), STRING_AGG(DISTINCT x ORDER BY x) FROM UNNEST(['a', 'b', NULL, 'c', 'a']) AS x
        >>> (c-b, a,b,c)

        SELECT STRING_AGG(x ORDER BY x LIMIT 2), STRING_AGG(x, b'+' ORDER BY x) FROM UNNEST([b'b', b'a', b'c']) AS x
        >>> (b"a,b", b"a+b+c")

        SELECT ARRAY_CONCAT_AGG(r.x ORDER BY r.k DESC LIMIT 2) FROM UNNEST([STRUCT(1 AS k, [1] AS x), (2, NULL), (3, [3, 4]), (4, [5])]) AS r
        >>> ([5, 3, 4])
        """);
  }

  @Test
  void collectsNoArraysOfArrays() {
    QueryCases.check(
        sandbox,
        """
        SELECT ARRAY_AGG([x]) FROM UNNEST([1]) AS x
        >>> error: The argument to ARRAY_AGG must not be an array type but was ARRAY<INT64> at [1:8]
        """);
  }

  @Test
  void wantsConstantsWhereTheFunctionDoes() {
    QueryCases.check(
        sandbox,
        """
        SELECT STRING_AGG(x, x) FROM UNNEST(['a']) AS x
        >>> error: Argument 2 to STRING_AGG must be a literal or query parameter at [1:22]

        SELECT STRING_AGG(x, NULL) FROM UNNEST(['a']) AS x
        >>> error: Argument 2 to STRING_AGG must be non-NULL at [1:22]

        SELECT PERCENTILE_CONT(x, 2) FROM UNNEST([1]) AS x
        >>> error: Argument 2 to PERCENTILE_CONT must be between 0 and 1 at [1:27]
        """);
  }

  @Test
  void sumsExactly() {
    QueryCases.check(
        sandbox,
        """
        SELECT SUM(x), AVG(x) FROM UNNEST([NUMERIC '99999999999999999999999999999', -99999999999999999999999999998.5, 1]) AS x
        >>> (1.5, 0.5)

        SELECT SUM(x) FROM UNNEST([1e308, 1e308]) AS x
        >>> error: double overflow

        SELECT SUM(x) FROM UNNEST([BIGNUMERIC '5e38', 5e38]) AS x
        >>> error: BIGNUMERIC overflow: SUM
        """);
  }

  @Test
  void sumsFloatingPointBeyondWhatAnIntermediateSumHolds() {
    QueryCases.check(
        sandbox,
        """
        SELECT SUM(x), AVG(x) FROM UNNEST([1.5e308, 1.5e308, -1.5e308]) AS x
        >>> (1.5e+308, 5e+307)

        SELECT AVG(x) FROM UNNEST([1.5e308, 1.5e308, NULL]) AS x
        >>> (1.5e+308)

        SELECT SUM(x), AVG(x) FROM UNNEST([1, CAST('inf' AS FLOAT64), 2]) AS x
        >>> (inf, inf)

        SELECT SUM(x), AVG(x) FROM UNNEST([CAST('-inf' AS FLOAT64), CAST('inf' AS FLOAT64)]) AS x
        >>> (nan, nan)

        SELECT SUM(x), AVG(x) FROM UNNEST(ARRAY<FLOAT64>[NULL]) AS x
        >>> (NULL, NULL)

        SELECT SUM(DISTINCT x), AVG(DISTINCT x) FROM UNNEST([1.5, 1.5, NULL, 3]) AS x
        >>> (4.5, 2.25)

        SELECT SUM(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM UNNEST([1.5e308, -1.5e308, 5]) AS x
        >>> (-1.5e+308), (-1.5e+308), (1.5e+308)

        SELECT SUM(x) OVER () FROM UNNEST([1e308, 1e308]) AS x
        >>> error: double overflow
        """);
  }

  @Test
  void measuresSpreadOfLargeNumbersAndInfinities() {
    QueryCases.check(
        sandbox,
        """
        SELECT STDDEV_SAMP(x), VAR_POP(x) FROM UNNEST([1.0, 2.2e304, -2.2e304]) AS x
        >>> (2.2e+304, inf)

        SELECT COVAR_SAMP(r.y, r.x), VAR_SAMP(r.y) FROM UNNEST([STRUCT(1.0 AS y, 2.0 AS x), (CAST('-inf' AS FLOAT64), 4.0)]) AS r
        >>> (nan, nan)
        """);
  }

  @Test
  void tellsWhatIsGroupedBy() {
    QueryCases.check(
        sandbox,
        """
        SELECT GROUPING(x), COUNT(*) FROM UNNEST([1, 1]) AS x GROUP BY ROLLUP(x) ORDER BY 1
        >>> (0, 2), (1, 2)

        SELECT x, GROUPING(x), COUNT(*) FROM UNNEST([1]) AS x GROUP BY GROUPING SETS ((x), (), ()) ORDER BY 1, 2
        >>> (NULL, 1, 1), (NULL, 1, 1), (1, 0, 1)

        SELECT GROUPING(x + 1) FROM UNNEST([1]) AS x GROUP BY x
        >>> error: GROUPING must have an argument that exists within the group-by expression list. at [1:8]

        SELECT x, x + 1 FROM UNNEST([1]) AS x GROUP BY GROUPING SETS (x, x + 1) ORDER BY 1
        >>> (NULL, NULL), (1, 2)

        SELECT 'a' FROM UNNEST([1, 2]) AS x GROUP BY ()
        >>> (a)

        SELECT x, 1, x + 1 AS y, GROUPING(x) FROM UNNEST([3]) AS x GROUP BY GROUPING SETS (x, 2, y, 1) ORDER BY 1, 2, 3
        >>> (NULL, NULL, 4, 1), (NULL, 1, NULL, 1), (3, NULL, NULL, 0), (3, NULL, NULL, 0)
        """);
  }

  @Test
  void quantilesMayRespectNulls() {
    QueryCases.check(
        sandbox,
        """
        SELECT APPROX_QUANTILES(x, 2), APPROX_QUANTILES(x, 1 RESPECT NULLS) FROM UNNEST([1, NULL, 3]) AS x
        >>> ([1, 1, 3], [NULL, 3])

        SELECT PERCENTILE_DISC(x, 0), PERCENTILE_DISC(x, 0 RESPECT NULLS) FROM UNNEST(['b', NULL, 'a']) AS x
        >>> (a, NULL)
        """);
  }

  @Test
  void mergesSketches() {
    QueryCases.check(
        sandbox,
        """
        SELECT HLL_COUNT.MERGE(s), HLL_COUNT.EXTRACT(HLL_COUNT.MERGE_PARTIAL(s)) FROM (SELECT HLL_COUNT.INIT(x) AS s FROM UNNEST([1, 2, 2]) AS x UNION ALL SELECT HLL_COUNT.INIT(x, 12) FROM UNNEST([2, 3]) AS x)
        >>> (3, 3)

        SELECT KLL_QUANTILES.MERGE_POINT_INT64(s, 0.5) FROM (SELECT KLL_QUANTILES.INIT_INT64(x, 1000, weight => 2) AS s FROM UNNEST([1, 2, 3]) AS x)
        >>> (2)
        """);
  }

  @Test
  void refusesSafe() {
    QueryCases.check(
        sandbox,
        """
        SELECT SAFE.SUM(x) FROM UNNEST([1]) AS x
        >>> error: Function SUM does not support SAFE error mode at [1:8]
        """);
  }
}
