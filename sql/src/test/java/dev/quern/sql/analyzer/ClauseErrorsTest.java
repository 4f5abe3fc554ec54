package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of clauses and set operations. Source: "Query syntax". */
class ClauseErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT * FROM (SELECT 1 AS a, 2 AS b, 3 AS c) UNPIVOT (v FOR k IN (a, b 'x', c 4)) >>> All UNPIVOT labels must be the same type; when non-string labels are present then all labels must be explicitly provided at [1:78]
        SELECT COUNT(DISTINCT *) FROM t >>> COUNT(*) cannot be used with DISTINCT at [1:8]
        SELECT DISTINCT JSON '1' FROM t >>> Column 1 of type JSON cannot be used in SELECT DISTINCT at [1:17]
        SELECT a FROM t ORDER BY 2 >>> ORDER BY is out of SELECT column number range: 2 at [1:26]
        SELECT a FROM t ORDER BY 0 >>> ORDER BY column number item is out of range. Column numbers must be greater than or equal to one. Found : 0 at [1:26]
        SELECT a FROM t ORDER BY 'x' >>> Cannot ORDER BY literal values at [1:26]
        SELECT a FROM t ORDER BY 1.5 >>> Cannot ORDER BY literal values at [1:26]
        SELECT a FROM t ORDER BY NULL >>> Cannot ORDER BY literal values at [1:26]
        SELECT a FROM t ORDER BY arr >>> ORDER BY does not support expressions of type ARRAY<INT64> at [1:26]
        SELECT a FROM t ORDER BY s >>> ORDER BY does not support expressions of type STRUCT<x INT64, y STRING> at [1:26]
        SELECT DISTINCT a FROM t ORDER BY b >>> ORDER BY clause expression references column b which is not visible after SELECT DISTINCT at [1:35]
        SELECT a FROM t UNION ALL SELECT b FROM t >>> Column 1 in UNION ALL has incompatible types: INT64, STRING at [1:27]
        SELECT a FROM t UNION ALL SELECT a, b FROM t >>> Queries in UNION ALL have mismatched column count; query 1 has 1 column, query 2 has 2 columns at [1:27]
        SELECT a FROM t UNION DISTINCT SELECT 1 UNION ALL SELECT 2 >>> Syntax error: Different set operations cannot be used in the same query without using parentheses for grouping at [1:41]
        SELECT a FROM t WHERE b >>> WHERE clause should return type BOOL, but returns STRING at [1:23]
        SELECT a FROM t WHERE 'x' >>> WHERE clause should return type BOOL, but returns STRING at [1:23]
        SELECT * FROM t LIMIT 'x' >>> LIMIT expects an integer literal or parameter at [1:23]
        SELECT * FROM t LIMIT -1 >>> LIMIT expects a non-negative integer literal or parameter at [1:23]
        SELECT * FROM t LIMIT NULL >>> LIMIT must not be null at [1:23]
        SELECT * FROM t LIMIT 1.5 >>> LIMIT expects an integer literal or parameter at [1:23]
        SELECT * EXCEPT (zz) FROM t >>> Column zz in SELECT * EXCEPT list does not exist at [1:18]
        SELECT * EXCEPT (a, a) FROM t >>> Duplicate column a in SELECT * EXCEPT list at [1:21]
        SELECT * EXCEPT (a, b, c, arr, s, d, ts, n) FROM t >>> SELECT * expands to zero columns after applying EXCEPT at [1:8]
        SELECT * REPLACE (1 AS zz) FROM t >>> Column zz in SELECT * REPLACE list does not exist at [1:24]
        SELECT * REPLACE (1 AS a, 2 AS a) FROM t >>> Duplicate column a in SELECT * REPLACE list at [1:32]
        SELECT 1 WHERE TRUE >>> Query without FROM clause cannot have a WHERE clause at [1:10]
        SELECT 1 ORDER BY 1 >>> Query without FROM clause cannot have an ORDER BY clause at [1:10]
        SELECT DISTINCT 1 >>> Query without FROM clause cannot use SELECT DISTINCT at [1:1]
        SELECT 1 UNION DISTINCT SELECT 1 UNION ALL SELECT 2 >>> Syntax error: Different set operations cannot be used in the same query without using parentheses for grouping at [1:34]
        SELECT 1 UNION ALL SELECT 1 INTERSECT DISTINCT SELECT 2 >>> Syntax error: Different set operations cannot be used in the same query without using parentheses for grouping at [1:29]
        SELECT a, zz FROM t UNION ALL SELECT 1 UNION DISTINCT SELECT 2 >>> Syntax error: Different set operations cannot be used in the same query without using parentheses for grouping at [1:40]
        SELECT a FROM t WHERE a >>> WHERE clause should return type BOOL, but returns INT64 at [1:23]
        SELECT a FROM t ORDER BY -1 >>> ORDER BY column number item is out of range. Column numbers must be greater than or equal to one. Found : -1 at [1:26]
        SELECT a FROM t ORDER BY TRUE >>> Cannot ORDER BY literal values at [1:26]
        SELECT a FROM t ORDER BY [1] >>> Cannot ORDER BY literal values at [1:26]
        SELECT a FROM t UNION ALL SELECT 1 FROM t ORDER BY 3 >>> ORDER BY is out of SELECT column number range: 3 at [1:52]
        SELECT a FROM t UNION ALL SELECT 1 FROM t ORDER BY 0 >>> ORDER BY column number item is out of range. Column numbers must be greater than or equal to one. Found : 0 at [1:52]
        SELECT a FROM t ORDER BY 99999999999999999999 >>> Invalid integer literal: 99999999999999999999 at [1:26]
        SELECT a FROM t LIMIT 99999999999999999999 >>> Invalid integer literal: 99999999999999999999 at [1:23]
        SELECT a FROM t LIMIT 1 OFFSET NULL >>> OFFSET must not be null at [1:32]
        SELECT a FROM t LIMIT 1 OFFSET -1 >>> OFFSET expects a non-negative integer literal or parameter at [1:32]
        SELECT a FROM t LIMIT 1 OFFSET 'x' >>> OFFSET expects an integer literal or parameter at [1:32]
        SELECT a FROM t LIMIT 1+1 >>> LIMIT expects an integer literal or parameter at [1:23]
        SELECT a FROM t LIMIT ABS(1) >>> LIMIT expects an integer literal or parameter at [1:23]
        SELECT * EXCEPT (a) REPLACE (1 AS a) FROM t >>> Column a cannot occur in both SELECT * EXCEPT and REPLACE at [1:35]
        SELECT t.* EXCEPT (zz) FROM t >>> Column zz in SELECT * EXCEPT list does not exist at [1:20]
        SELECT s.* EXCEPT (x, y) FROM t >>> SELECT * expands to zero columns after applying EXCEPT at [1:8]
        SELECT * FROM t WITH OFFSET >>> WITH OFFSET can only be used with array scans at [1:15]
        SELECT [1][OFFSET('x')] >>> Array position in [] must be coercible to INT64 type, but has type STRING at [1:19]
        SELECT [1][OFFSET(1.5)] >>> Array position in [] must be coercible to INT64 type, but has type FLOAT64 at [1:19]
        SELECT JSON '{}'[OFFSET(1)] >>> Subscript access using [OFFSET(INT64)] is not supported on values of type JSON at [1:18]
        SELECT * FROM t WHERE b IN (SELECT a FROM t) >>> Cannot execute IN subquery with uncomparable types STRING and INT64 at [1:23]
        SELECT * FROM t WHERE a NOT IN (SELECT a, b FROM t) >>> Subquery of type IN must have only one output column at [1:33]
        SELECT * FROM t WHERE (a, b) IN (SELECT a, b FROM t) >>> Subquery of type IN must have only one output column at [1:34]
        SELECT arr[0], arr[OFFSET(b)] FROM t >>> Array position in [] must be coercible to INT64 type, but has type STRING at [1:27]
        SELECT arr[SAFE_OFFSET(1.0)] FROM t >>> Array position in [] must be coercible to INT64 type, but has type FLOAT64 at [1:24]
        SELECT ts[OFFSET(0)] FROM t >>> Subscript access using [OFFSET(INT64)] is not supported on values of type TIMESTAMP at [1:11]
        """);
  }
}
