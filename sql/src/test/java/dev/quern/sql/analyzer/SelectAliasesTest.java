package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SelectAliasesTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void areSeenByArgumentsOfAggregatesAndWindowsInLaterClauses() {
    QueryCases.check(
        sandbox,
        """
        SELECT a + 1 AS x, SUM(b) FROM (SELECT 1 AS a, 2 AS b UNION ALL SELECT 4, 3) GROUP BY 1 ORDER BY SUM(x) DESC
        >>> (5, 3), (2, 2)

        SELECT a AS b, SUM(c) FROM (SELECT 1 AS a, -2 AS b, 3 AS c) GROUP BY a HAVING SUM(b) > 0
        >>> (1, 3)

        SELECT a AS x, GROUPING(a) FROM (SELECT 1 AS a) GROUP BY 1 ORDER BY GROUPING(x)
        >>> (1, 0)

        SELECT a AS x FROM UNNEST([3, 1, 2]) a ORDER BY ROW_NUMBER() OVER (ORDER BY x DESC)
        >>> (3), (2), (1)

        SELECT a AS x, COUNT(*) FROM UNNEST([1, 1, 2]) a GROUP BY x QUALIFY RANK() OVER (ORDER BY SUM(x)) = 1 ORDER BY x
        >>> (1, 2), (2, 1)
        """);
  }

  @Test
  void namesOfCommonTablesInPipesMayBeGivenAgain() {
    QueryCases.check(
        sandbox,
        """
        SELECT 1 AS x |> WITH t AS (SELECT 2 AS y) |> WITH t AS (SELECT y + 1 AS y FROM t) |> CROSS JOIN t
        >>> (1, 3)

        SELECT 1 AS x |> WITH t AS (SELECT 2 AS y), t AS (SELECT 3 AS y) |> CROSS JOIN t
        >>> error: Duplicate alias t for WITH subquery at [1:45]
        """);
  }

  @Test
  void assertionsAreForRowsThatAreThereOnly() {
    QueryCases.check(
        sandbox,
        """
        FROM UNNEST([1, 2, 3]) AS x |> WHERE x > 1 |> ASSERT x > 1 |> ORDER BY x
        >>> (2), (3)
        """);
  }

  @Test
  void nullFieldsMakeMembershipUnknown() {
    QueryCases.check(
        sandbox,
        """
        SELECT (1, NULL) IN UNNEST([(1, 2)]), (1, 2) IN UNNEST([(1, NULL), (1, 2)]), (3, 3) IN UNNEST([(1, NULL)])
        >>> (NULL, true, false)
        """);
  }
}
