package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of FROM clauses. Source: "Query syntax", FROM clause, Join operation. */
class JoinErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT 1 FROM UNNEST([1]) AS x WHERE SUM(x) > 1 >>> Aggregate function SUM not allowed in WHERE clause at [1:38]
        SELECT * FROM UNNEST([SUM(1)]) >>> Aggregate function SUM not allowed in UNNEST at [1:23]
        SELECT * FROM UNNEST(SUM(1)) >>> Aggregate function SUM not allowed in UNNEST at [1:22]
        SELECT * FROM t, UNNEST([COUNT(*)]) >>> Aggregate function COUNT(*) not allowed in UNNEST at [1:26]
        SELECT a FROM t JOIN a ON SUM(1) > 2 >>> Aggregate function SUM not allowed in JOIN ON clause at [1:27]
        SELECT 1 IN UNNEST(1) >>> Second argument of IN UNNEST must be an array but was INT64 at [1:10]
        SELECT a FROM t JOIN a ON 1 >>> JOIN ON clause should return type BOOL, but returns INT64 at [1:27]
        SELECT 1 FROM t JOIN (SELECT 'x' AS a) USING (a) >>> Column 'a' in USING has incompatible types that cannot be directly compared using equality on either side of the join: INT64 and STRING at [1:47]
        SELECT 1 FROM t JOIN (SELECT [1] AS arr) USING (arr) >>> Column 'arr' in USING has types that do not support equality comparison: ARRAY<INT64> at [1:49]
        SELECT * FROM t JOIN a >>> INNER JOIN must have an immediately following ON or USING clause at [1:17]
        SELECT * FROM t LEFT JOIN a >>> LEFT JOIN must have an immediately following ON or USING clause at [1:17]
        SELECT * FROM t CROSS JOIN a ON TRUE >>> ON clause cannot be used with CROSS JOIN at [1:30]
        SELECT * FROM t NATURAL JOIN a >>> Natural join not supported at [1:17]
        SELECT * FROM t, UNNEST(t.b) >>> Values referenced in UNNEST must be arrays. UNNEST contains expression of type STRING at [1:25]
        SELECT * FROM t, t.b >>> Values referenced in FROM clause must be arrays. t.b has type STRING at [1:18]
        SELECT * FROM t RIGHT JOIN UNNEST(t.arr) ON TRUE >>> UNNEST cannot be applied on path expression with non-correlated table name prefix t at [1:35]
        SELECT * FROM UNNEST(1) >>> Values referenced in UNNEST must be arrays. UNNEST contains expression of type INT64 at [1:22]
        SELECT * FROM UNNEST(NULL) >>> Values referenced in UNNEST must be arrays. UNNEST contains expression of type INT64 at [1:22]
        SELECT * FROM UNNEST([1], [2]) >>> The UNNEST operator supports exactly one argument at [1:27]
        SELECT * FROM UNNEST(['a']) AS x, UNNEST(x) >>> Values referenced in UNNEST must be arrays. UNNEST contains expression of type STRING at [1:42]
        SELECT * FROM t FULL JOIN UNNEST([1]) >>> FULL JOIN must have an immediately following ON or USING clause at [1:17]
        SELECT * FROM t RIGHT JOIN UNNEST([1]) >>> RIGHT JOIN must have an immediately following ON or USING clause at [1:17]
        SELECT * FROM t FULL JOIN a >>> FULL JOIN must have an immediately following ON or USING clause at [1:17]
        SELECT * FROM t RIGHT OUTER JOIN a >>> RIGHT JOIN must have an immediately following ON or USING clause at [1:17]
        SELECT * FROM t CROSS JOIN a USING (a) >>> USING clause cannot be used with CROSS JOIN at [1:30]
        SELECT * FROM t FULL JOIN t.arr ON TRUE >>> Correlated array references are not allowed with FULL JOIN: t.arr at [1:27]
        SELECT * FROM t RIGHT JOIN t.arr ON TRUE >>> Correlated array references are not allowed with RIGHT JOIN: t.arr at [1:28]
        SELECT * FROM t NATURAL LEFT JOIN a >>> Natural join not supported at [1:17]
        SELECT * FROM t, t.s >>> Values referenced in FROM clause must be arrays. t.s has type STRUCT<x INT64, y STRING> at [1:18]
        SELECT * FROM t, t.s.x >>> Values referenced in FROM clause must be arrays. t.s.x has type INT64 at [1:18]
        SELECT * FROM UNNEST('x') WITH OFFSET >>> Values referenced in UNNEST must be arrays. UNNEST contains expression of type STRING at [1:22]
        SELECT x FROM UNNEST([1]) x WITH OFFSET X >>> Duplicate alias X found at [1:41]
        SELECT 1 FROM UNNEST([1]) offset WITH OFFSET >>> Duplicate alias offset found at [1:34]
        SELECT 1 FROM t, t.arr WITH OFFSET arr >>> Duplicate alias arr found at [1:36]
        SELECT 1 FROM t, UNNEST(t.arr) WITH OFFSET t >>> Duplicate alias t found at [1:44]
        SELECT 1 FROM UNNEST([1]) z WITH OFFSET o, t o >>> Duplicate table alias o in the same FROM clause at [1:46]
        SELECT 1 FROM t, t.arr t >>> Duplicate alias t found at [1:24]
        """);
  }
}
