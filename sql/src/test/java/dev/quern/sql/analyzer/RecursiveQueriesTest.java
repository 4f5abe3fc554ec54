package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecursiveQueriesTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void repeatsTheRecursiveTermUntilItGivesNoRows() {
    QueryCases.check(
        sandbox,
        """
        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 3)
        SELECT n FROM t ORDER BY n
        >>> (1), (2), (3)

        WITH RECURSIVE t AS (SELECT 1 AS n UNION DISTINCT SELECT MOD(n + 1, 3) FROM t)
        SELECT n FROM t ORDER BY n
        >>> (0), (1), (2)

        WITH RECURSIVE t AS (SELECT 1 AS n |> UNION ALL (FROM t |> WHERE n < 3 |> SELECT n + 1))
        SELECT n FROM t ORDER BY n
        >>> (1), (2), (3)

        SELECT 1 AS n |> RECURSIVE UNION ALL (|> SET n = n * 2 |> WHERE n < 9) |> ORDER BY n
        >>> (1), (2), (4), (8)

        SELECT 1 AS n |> RECURSIVE UNION ALL (FROM t |> SET n = n * 2 |> WHERE n < 9) AS t |> WHERE t.n > 4
        >>> (8)

        WITH RECURSIVE t AS (WITH one AS (SELECT 1 AS n) SELECT n FROM one UNION ALL SELECT t.n + one.n FROM t, one WHERE t.n < 3)
        SELECT n FROM t ORDER BY n
        >>> (1), (2), (3)
        """);
  }

  @Test
  void matchesColumnsOfTheTermsByName() {
    QueryCases.check(
        sandbox,
        """
        WITH RECURSIVE t AS (SELECT 1 AS a, 2 AS b UNION ALL BY NAME SELECT b + 1 AS b, a + 1 AS a FROM t WHERE a < 3)
        SELECT a, b FROM t ORDER BY a
        >>> (1, 2), (2, 3), (3, 4)

        WITH RECURSIVE t AS (SELECT 1 AS a, 2 AS b UNION DISTINCT STRICT CORRESPONDING SELECT b, a FROM t) SELECT a, b FROM t
        >>> (1, 2)

        WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL CORRESPONDING SELECT a FROM t) SELECT a FROM t
        >>> error: Only STRICT CORRESPONDING is supported in recursive queries at [1:36]

        WITH RECURSIVE t AS (SELECT 1 AS a LEFT UNION ALL BY NAME SELECT a FROM t) SELECT a FROM t
        >>> error: Only BY NAME is supported in recursive queries at [1:36]
        """);
  }

  @Test
  void endsARecursionThatHasNoEnd() {
    QueryCases.check(
        sandbox,
        """
        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT COUNT(*) FROM t
        >>> error: A recursive CTE has reached the maximum number of iterations: 500
        """);
  }

  @Test
  void refusesRecursiveReferencesWhereTheyHaveNoMeaning() {
    QueryCases.check(
        sandbox,
        """
        WITH RECURSIVE t AS ((SELECT n FROM t) UNION ALL (SELECT 1 AS n)) SELECT * FROM t
        >>> error: Recursive reference is not allowed in non-recursive UNION term at [1:37]

        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT a.n FROM t AS a, t AS b) SELECT * FROM t
        >>> error: Multiple recursive references to table 't' are not allowed at [1:70]

        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT (SELECT n FROM t)) SELECT * FROM t
        >>> error: A recursive reference from inside an expression subquery is not allowed at [1:68]

        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT COUNT(*) FROM t) SELECT * FROM t
        >>> error: A subquery containing a recursive reference must not use DISTINCT, GROUP BY, or any aggregate function at [1:67]

        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL (SELECT n FROM t LIMIT 3)) SELECT * FROM t
        >>> error: A query containing a recursive reference must not use a LIMIT clause at [1:61]

        WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT 'a' FROM t) SELECT * FROM t
        >>> error: Cannot coerce type (STRING) of column 1 in the recursive term to type (INT64) of column 1 in non-recursive term at [1:46]
        """);
  }
}
