package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries that use no column of the queries they read. Source: "Query syntax". */
class UnusedColumnsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void keepsTheOneRowOfAnAggregateThatIsNotUsed() {
    QueryCases.check(
        sandbox,
        """
        SELECT 1 FROM (SELECT COUNT(*) FROM UNNEST([1, 2, 3]))
        >>> (1)

        SELECT COUNT(*) FROM (SELECT MAX(x) AS m FROM UNNEST([1, 2]) AS x WHERE FALSE)
        >>> (1)

        SELECT COUNT(*) FROM (SELECT x, MAX(x) AS m FROM UNNEST([1, 2, 2]) AS x GROUP BY x)
        >>> (2)

        WITH totals AS (SELECT SUM(x) AS s FROM UNNEST([1, 2]) AS x)
        SELECT y FROM totals, UNNEST([7, 8]) AS y ORDER BY y
        >>> (7), (8)
        """);
  }

  @Test
  void makesNoTotalOfNoRowsInGroupingSets() {
    QueryCases.check(
        sandbox,
        """
        SELECT COUNT(*) FROM (SELECT x, COUNT(*) AS n FROM UNNEST([1]) AS x WHERE x > 5 GROUP BY ROLLUP(x))
        >>> (0)

        SELECT COUNT(*) FROM (SELECT x FROM UNNEST([1]) AS x WHERE x > 5 GROUP BY GROUPING SETS (x, (), ()))
        >>> (0)

        SELECT COUNT(*) FROM (SELECT x FROM UNNEST([1]) AS x GROUP BY CUBE(x))
        >>> (2)

        SELECT COUNT(*) AS n FROM UNNEST([1]) AS x WHERE x > 5
        >>> (0)
        """);
  }

  @Test
  void unnestsBehindQueriesThatHoldCorrelatedOnes() {
    QueryCases.check(
        sandbox,
        """
        SELECT s.c, e FROM (
          SELECT (SELECT COUNT(*) FROM UNNEST([1, 2]) AS q WHERE q <= r.a) AS c, r.b FROM UNNEST([STRUCT(1 AS a, [7] AS b)]) AS r
        ) AS s, UNNEST(s.b) AS e
        >>> (1, 7)

        SELECT s.c, e FROM (
          SELECT r.a AS c FROM UNNEST([STRUCT(1 AS a, [1] AS b)]) AS r WHERE EXISTS (SELECT 1 FROM UNNEST(r.b) AS q WHERE q = r.a)
        ) AS s LEFT JOIN UNNEST([s.c, 2]) AS e ON e > 1
        >>> (1, 2)
        """);
  }
}
