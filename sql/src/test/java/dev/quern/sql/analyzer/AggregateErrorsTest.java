package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of aggregation. Source: "Aggregate function calls". */
class AggregateErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT STRING_AGG(b ORDER BY 'x') FROM t >>> Cannot ORDER BY literal values at [1:30]
        SELECT ARRAY_AGG(a ORDER BY NULL) FROM t >>> Cannot ORDER BY literal values at [1:29]
        SELECT ARRAY_AGG(a ORDER BY -1) FROM t >>> ORDER BY column number item is out of range. Column numbers must be greater than or equal to one. Found : -1 at [1:29]
        SELECT ARRAY_AGG(a ORDER BY 2) FROM t >>> Aggregate functions do not allow ORDER BY by index in arguments at [1:20]
        SELECT FIRST_VALUE(NULL) OVER (ORDER BY a) FROM t >>> The argument to FIRST_VALUE must be non-NULL at [1:20]
        SELECT LAST_VALUE(CAST(NULL AS STRING) IGNORE NULLS) OVER (ORDER BY a) FROM t >>> The argument to LAST_VALUE must be non-NULL at [1:19]
        SELECT SUM(SUM(a)) FROM t >>> Aggregations of aggregations are not allowed at [1:8]
        SELECT SUM(a ORDER BY zz) FROM t >>> Aggregate function SUM does not support ORDER BY in arguments at [1:14]
        SELECT ABS(DISTINCT 1) >>> Non-aggregate function ABS cannot be called with DISTINCT at [1:8]
        SELECT ABS(DISTINCT 'a') >>> Non-aggregate function ABS cannot be called with DISTINCT at [1:8]
        SELECT a FROM t LIMIT SUM(1) >>> Aggregate function SUM not allowed in LIMIT OFFSET at [1:23]
        SELECT a FROM t GROUP BY SUM(1) >>> Aggregate function SUM not allowed in GROUP BY at [1:26]
        SELECT COUNT(DISTINCT JSON '1') FROM t >>> Aggregate functions with DISTINCT cannot be used with arguments of type JSON at [1:8]
        SELECT a FROM t GROUP BY s >>> SELECT list expression references column a which is neither grouped nor aggregated at [1:8]
        SELECT a FROM t GROUP BY 2 >>> GROUP BY is out of SELECT column number range: 2 at [1:26]
        SELECT a FROM t GROUP BY 0 >>> GROUP BY is out of SELECT column number range: 0 at [1:26]
        SELECT a FROM t GROUP BY 'x' >>> Cannot GROUP BY literal values at [1:26]
        SELECT a FROM t GROUP BY 1.5 >>> Cannot GROUP BY literal values at [1:26]
        SELECT SUM(a) FROM t GROUP BY 1 >>> Column 1 contains an aggregation function, which is not allowed in GROUP BY at [1:31]
        SELECT SUM(a) AS x FROM t GROUP BY x >>> Column x contains an aggregation function, which is not allowed in GROUP BY at [1:36]
        SELECT a, b FROM t GROUP BY a >>> SELECT list expression references column b which is neither grouped nor aggregated at [1:11]
        SELECT t.a, SUM(c) FROM t >>> SELECT list expression references t.a which is neither grouped nor aggregated at [1:8]
        SELECT x, COUNT(*) FROM UNNEST([1]) x >>> SELECT list expression references table alias x which is neither grouped nor aggregated at [1:8]
        SELECT a FROM t GROUP BY a, ROLLUP(b) >>> The GROUP BY clause only supports ROLLUP when there are no other grouping elements at [1:29]
        SELECT a FROM t GROUP BY a, GROUPING SETS(b) >>> The GROUP BY clause only supports GROUPING SETS when there are no other grouping elements at [1:29]
        SELECT a FROM t GROUP BY a, () >>> GROUP BY () is only allowed when there are no other grouping items at [1:29]
        SELECT SUM(a IGNORE NULLS) OVER () FROM t >>> IGNORE NULLS and RESPECT NULLS are not allowed for analytic function SUM at [1:8]
        SELECT SUM(a) OVER (RANGE UNBOUNDED PRECEDING) FROM t >>> A RANGE-based window without ORDER BY includes all rows in the window frame so only RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING syntax is supported at [1:21]
        SELECT DATE_ADD(DATE '2024-01-01', INTERVAL 1.5 DAY) >>> Interval value must be coercible to INT64 type at [1:45]
        SELECT 1.5 IN UNNEST([1, 2]) >>> No matching signature for operator IN UNNEST for argument types: FLOAT64, ARRAY<INT64> at [1:12]
        SELECT ARRAY_CONCAT([1], NULL) >>> The argument to ARRAY_CONCAT (or ARRAY_CONCAT_AGG) must be an array type but was NULL at [1:8]
        SELECT 0xFFFFFFFFFFFFFFFF >>> Invalid hex integer literal: 0xFFFFFFFFFFFFFFFF at [1:8]
        SELECT a, SUM(c) FROM t >>> SELECT list expression references column a which is neither grouped nor aggregated at [1:8]
        SELECT * FROM t GROUP BY a >>> Star expansion expression references column b which is neither grouped nor aggregated at [1:8]
        SELECT t.* FROM t GROUP BY a >>> Star expansion expression references column b which is neither grouped nor aggregated at [1:8]
        SELECT s.* FROM t GROUP BY a >>> SELECT list expression references column s which is neither grouped nor aggregated at [1:8]
        SELECT a FROM t HAVING b > 'x' >>> The HAVING clause requires GROUP BY or aggregation to be present at [1:24]
        SELECT a FROM t HAVING SUM(a) > 1 >>> The HAVING clause only allows aggregation if GROUP BY or SELECT list aggregation is present at [1:24]
        SELECT a FROM t GROUP BY a HAVING b = 'x' >>> HAVING clause expression references column b which is neither grouped nor aggregated at [1:35]
        SELECT a FROM t GROUP BY a ORDER BY b >>> ORDER BY clause expression references column b which is neither grouped nor aggregated at [1:37]
        SELECT a FROM t HAVING 1 >>> HAVING clause should return type BOOL, but returns INT64 at [1:24]
        SELECT 1 GROUP BY 1 >>> Query without FROM clause cannot have a GROUP BY clause at [1:10]
        SELECT 1 HAVING TRUE >>> Query without FROM clause cannot have a HAVING clause at [1:10]
        SELECT b FROM t HAVING COUNT(*) > 1 >>> The HAVING clause only allows aggregation if GROUP BY or SELECT list aggregation is present at [1:24]
        SELECT 1 FROM t HAVING COUNT(*) > 1 >>> The HAVING clause only allows aggregation if GROUP BY or SELECT list aggregation is present at [1:24]
        SELECT a FROM t HAVING b >>> HAVING clause should return type BOOL, but returns STRING at [1:24]
        SELECT a FROM t GROUP BY a HAVING b >>> HAVING clause expression references column b which is neither grouped nor aggregated at [1:35]
        SELECT a FROM t GROUP BY a HAVING 1 >>> HAVING clause should return type BOOL, but returns INT64 at [1:35]
        SELECT SUM(a) FROM t HAVING SUM(a) >>> HAVING clause should return type BOOL, but returns INT64 at [1:29]
        SELECT a FROM t GROUP BY NULL >>> Cannot GROUP BY literal values at [1:26]
        SELECT a FROM t GROUP BY -1 >>> GROUP BY is out of SELECT column number range: -1 at [1:26]
        SELECT a FROM t GROUP BY [1] >>> Cannot GROUP BY literal values at [1:26]
        SELECT a FROM t GROUP BY TRUE >>> Cannot GROUP BY literal values at [1:26]
        SELECT ARRAY_AGG(a LIMIT 'x') FROM t >>> LIMIT expects an integer literal or parameter at [1:26]
        SELECT ARRAY_AGG(a LIMIT -1) FROM t >>> LIMIT expects a non-negative integer literal or parameter at [1:26]
        SELECT ARRAY_AGG(a LIMIT NULL) FROM t >>> LIMIT must not be null at [1:26]
        """);
  }
}
