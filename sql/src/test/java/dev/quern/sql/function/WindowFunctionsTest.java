package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WindowFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void keepsWindowsApartThatDifferInAFrameOnly() {
    QueryCases.check(
        sandbox,
        """
        SELECT x, SUM(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 0 FOLLOWING), SUM(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM UNNEST([1, 2, 3]) AS x ORDER BY x
        >>> (1, 1, 3), (2, 3, 6), (3, 5, 5)
        """);
  }

  @Test
  void takesQueriesForKeysOfWindows() {
    QueryCases.check(
        sandbox,
        """
        SELECT x, SUM(x) OVER (ORDER BY (SELECT COUNT(*) FROM UNNEST([1, 3]) AS y WHERE y < x) RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) FROM UNNEST([1, 2, 4]) AS x ORDER BY x
        >>> (1, 1), (2, 3), (4, 7)

        SELECT x, COUNT(*) OVER (PARTITION BY EXISTS (SELECT 1 FROM UNNEST([1, 2]) AS y WHERE y = x)) FROM UNNEST([1, 2, 4]) AS x ORDER BY x
        >>> (1, 2), (2, 2), (4, 1)

        SELECT x FROM UNNEST([1, 2]) AS x QUALIFY RANK() OVER (ORDER BY (SELECT MAX(r) FROM (SELECT -RANK() OVER (ORDER BY y) AS r FROM UNNEST([1, x]) AS y))) = 1 ORDER BY x
        >>> (1), (2)
        """);
  }

  @Test
  void framesRangesAtTheLimitsOfTheType() {
    QueryCases.check(
        sandbox,
        """
        SELECT x, COUNT(*) OVER (ORDER BY x RANGE BETWEEN 9223372036854775807 PRECEDING AND 5 FOLLOWING) FROM UNNEST([1, 9223372036854775807, -9223372036854775808, NULL]) AS x ORDER BY x
        >>> (NULL, 1), (-9223372036854775808, 1), (1, 1), (9223372036854775807, 2)

        SELECT x, COUNT(*) OVER (ORDER BY x DESC RANGE BETWEEN 1.5 PRECEDING AND 1 FOLLOWING) FROM UNNEST([1, 2.5, NUMERIC '99999999999999999999999999999', NUMERIC '-99999999999999999999999999999', 0]) AS x ORDER BY x
        >>> (-99999999999999999999999999999, 1), (0, 2), (1, 3), (2.5, 1), (99999999999999999999999999999, 1)

        SELECT COUNT(*) OVER (ORDER BY x RANGE BETWEEN NUMERIC '99999999999999999999999999999' PRECEDING AND CURRENT ROW) FROM UNNEST([NUMERIC '99999999999999999999999999999', NUMERIC '-99999999999999999999999999999', 0]) AS x ORDER BY x
        >>> (1), (2), (2)
        """);
  }

  @Test
  void framesRangesOfBignumericKeys() {
    QueryCases.check(
        sandbox,
        """
        SELECT x, COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING), SUM(x) OVER (ORDER BY x DESC RANGE 1.5 PRECEDING), COUNT(*) OVER (ORDER BY x RANGE BETWEEN 2 FOLLOWING AND UNBOUNDED FOLLOWING)
        FROM UNNEST(ARRAY<BIGNUMERIC>[1, 2, 2, 3.5, NULL, NULL]) AS x ORDER BY x
        >>> (NULL, 2, NULL, 6), (NULL, 2, NULL, 6), (1, 3, 5, 1), (2, 3, 7.5, 0), (2, 3, 7.5, 0), (3.5, 1, 3.5, 0)

        SELECT COUNT(*) OVER (ORDER BY x RANGE BETWEEN 2 FOLLOWING AND 4 FOLLOWING), COUNT(*) OVER (ORDER BY x RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), COUNT(*) OVER (ORDER BY x DESC RANGE BETWEEN 2 FOLLOWING AND 4 FOLLOWING)
        FROM UNNEST([BIGNUMERIC '578960446186580977117854925043439539266.34992332820282019728792003956564819967', BIGNUMERIC '-578960446186580977117854925043439539266.34992332820282019728792003956564819968', 0]) AS x ORDER BY x
        >>> (0, 0, 0), (0, 1, 0), (0, 2, 0)

        SELECT p, x, COUNT(*) OVER (PARTITION BY p ORDER BY x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW)
        FROM UNNEST(ARRAY<STRUCT<p STRING, x BIGNUMERIC>>[('a', 1), ('b', 2), ('a', 2), ('b', 4)]) ORDER BY p, x
        >>> (a, 1, 1), (a, 2, 2), (b, 2, 1), (b, 4, 1)

        SELECT COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING) FROM UNNEST(ARRAY<BIGNUMERIC>[1, 2, 2, 3]) AS x ORDER BY x
        >>> (0), (1), (1), (2)
        """);
  }

  @Test
  void framesRangesAroundNanAndInfinities() {
    QueryCases.check(
        sandbox,
        """
        SELECT x, COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING), COUNT(*) OVER (ORDER BY x RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
        FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), CAST('inf' AS FLOAT64), CAST('-inf' AS FLOAT64), NULL]) AS x ORDER BY x
        >>> (NULL, 1, 1, 6), (nan, 2, 3, 5), (nan, 2, 3, 5), (-inf, 1, 4, 3), (1, 1, 4, 1), (inf, 1, 6, 1)
        """);
  }

  @Test
  void ordersNanBeforeNumbers() {
    QueryCases.check(
        sandbox,
        """
        SELECT x, RANK() OVER (ORDER BY x), RANK() OVER (ORDER BY x DESC) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('-inf' AS FLOAT64), NULL]) AS x ORDER BY x DESC
        >>> (1, 4, 1), (-inf, 3, 2), (nan, 2, 3), (NULL, 1, 4)
        """);
  }

  @Test
  void aggregatesOverWindows() {
    QueryCases.check(
        sandbox,
        """
        SELECT AVG(x) OVER (ORDER BY x ROWS 1 PRECEDING), ARRAY_AGG(x) OVER (ORDER BY x ROWS 1 PRECEDING) FROM UNNEST([NUMERIC '1', 2, NULL]) AS x ORDER BY 2
        >>> error: ORDER BY does not support expressions of type ARRAY<NUMERIC> at [1:149]

        SELECT x, AVG(x) OVER w, ARRAY_AGG(x) OVER w, STRING_AGG(CAST(x AS STRING), '+') OVER w, COUNTIF(x > 1) OVER w FROM UNNEST([NUMERIC '1', 2, NULL]) AS x WINDOW w AS (ORDER BY x ROWS 1 PRECEDING) ORDER BY x
        >>> (NULL, NULL, [NULL], NULL, 0), (1, 1, [NULL, 1], 1, 0), (2, 1.5, [1, 2], 1+2, 1)

        SELECT DISTINCT COUNT(DISTINCT x) OVER (), STRING_AGG(DISTINCT CAST(x AS STRING)) OVER (), PERCENTILE_CONT(x, 0.5) OVER () FROM UNNEST([1, 1]) AS x
        >>> (1, 1, 1)
        """);
  }

  @Test
  void navigatesPastNulls() {
    QueryCases.check(
        sandbox,
        """
        SELECT LAST_VALUE(x IGNORE NULLS) OVER (ORDER BY o), NTH_VALUE(x, 2 IGNORE NULLS) OVER (ORDER BY o ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), LAG(x, 2, -1) OVER (ORDER BY o)
        FROM UNNEST([1, NULL, 3]) AS x WITH OFFSET AS o ORDER BY o
        >>> (1, 3, -1), (1, 3, -1), (3, 3, 1)
        """);
  }

  @Test
  void checksConstantArguments() {
    QueryCases.check(
        sandbox,
        """
        SELECT LAG(x, -1) OVER (ORDER BY x) FROM UNNEST([1]) AS x
        >>> error: The offset to the function LAG must not be negative at [1:8]

        SELECT NTILE(0) OVER (ORDER BY x) FROM UNNEST([1]) AS x
        >>> error: The argument to NTILE must be at least 1 at [1:14]

        SELECT NTH_VALUE(x, x) OVER (ORDER BY x) FROM UNNEST([1]) AS x
        >>> error: Argument 2 to NTH_VALUE must be a literal or query parameter at [1:21]
        """);
  }
}
