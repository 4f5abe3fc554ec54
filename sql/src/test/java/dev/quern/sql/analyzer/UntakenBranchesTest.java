package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Errors in branches that are not taken. Source: "Conditional expressions". */
class UntakenBranchesTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void doesNotRaiseTheErrorOfAQueryInABranchThatIsNotTaken() {
    QueryCases.check(
        sandbox,
        """
        SELECT IF(x > 0, (SELECT y FROM UNNEST([x, 1]) y), -1) FROM UNNEST([0]) x
        >>> (-1)

        SELECT IF((SELECT COUNT(*) FROM UNNEST(s.a) v) = 1, (SELECT v FROM UNNEST(s.a) v), -1) AS r
        FROM UNNEST([STRUCT([7] AS a), STRUCT([1, 2]), STRUCT(ARRAY<INT64>[])]) s ORDER BY r
        >>> (-1), (-1), (7)

        SELECT COALESCE(x, (SELECT 1 / z FROM (SELECT x - x AS z))) AS r FROM UNNEST([1.5, 2]) x ORDER BY r
        >>> (1.5), (2)

        SELECT IFNULL(x, (SELECT ERROR('missing'))) FROM UNNEST([3]) x
        >>> (3)

        WITH t AS (SELECT 0 AS a)
        SELECT CASE WHEN (SELECT COUNT(*) FROM t) > 0 THEN 1 ELSE (SELECT 1 / a FROM t ORDER BY a LIMIT 1) END
        >>> (1)

        SELECT CASE WHEN x = 1 THEN ARRAY(SELECT 1 / (x - 1) FROM UNNEST([1, 2]) UNION ALL SELECT 3) END IS NULL
        FROM UNNEST([2]) x
        >>> (true)

        SELECT x FROM UNNEST([0, 1]) x WHERE IF(x = 0, FALSE, (SELECT MAX(1 / x) FROM UNNEST([1])) > 0)
        >>> (1)
        """);
  }

  @Test
  void raisesTheErrorOfTheBranchThatIsTaken() {
    QueryCases.check(
        sandbox,
        """
        SELECT IF(x > 0, (SELECT y FROM UNNEST([x, 1]) y), -1) FROM UNNEST([0, 2]) x
        >>> error: Scalar subquery produced more than one element

        SELECT IFNULL(NULLIF(x, 3), (SELECT ERROR('missing'))) FROM UNNEST([3]) x
        >>> error: missing
        """);
  }
}
