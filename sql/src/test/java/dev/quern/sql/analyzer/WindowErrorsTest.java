package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of windows. Source: "Window function calls". */
class WindowErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT SUM(RANK()) FROM t >>> Analytic function RANK cannot be called without an OVER clause at [1:12]
        SELECT RANK() OVER (ORDER BY RANK() OVER ()) FROM t >>> Analytic function not allowed in Window ORDER BY at [1:30]
        SELECT RANK() >>> Analytic function RANK cannot be called without an OVER clause at [1:8]
        SELECT ABS(1) OVER () >>> Analytic function not allowed in SELECT without FROM clause at [1:8]
        SELECT ABS('a') OVER () >>> Analytic function not allowed in SELECT without FROM clause at [1:8]
        SELECT SUM(a) OVER () FROM t WHERE SUM('a') OVER () > 1 >>> Analytic function not allowed in WHERE clause at [1:36]
        SELECT a FROM t WHERE RANK() OVER (ORDER BY 1) > 1 >>> Analytic function not allowed in WHERE clause at [1:23]
        SELECT a FROM t WHERE RANK(1) OVER (ORDER BY zz) > 1 >>> Analytic function not allowed in WHERE clause at [1:23]
        SELECT * FROM UNNEST([RANK() OVER ()]) >>> Analytic function not allowed in UNNEST at [1:23]
        SELECT SAFE.RANK() OVER () FROM t >>> Window ORDER BY is required for analytic function rank at [1:25]
        SELECT SUM(RANK() OVER ()) FROM t >>> Window ORDER BY is required for analytic function rank at [1:24]
        SELECT SUM(a + RANK() OVER ()) FROM t >>> Window ORDER BY is required for analytic function rank at [1:28]
        SELECT RANK() OVER (PARTITION BY RANK() OVER ()) FROM t >>> Window ORDER BY is required for analytic function rank at [1:20]
        SELECT SUM(SUM(a) OVER ()) OVER () FROM t >>> Analytic function cannot be an argument of another analytic function at [1:8]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN SUM(1) PRECEDING AND CURRENT ROW) FROM t >>> Window framing expression must be a literal or parameter at [1:45]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN a PRECEDING AND CURRENT ROW) FROM t >>> Window framing expression must be a literal or parameter at [1:45]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN 'x' PRECEDING AND CURRENT ROW) FROM t >>> Window framing expression for ROWS can only be of integer type, but has type STRING at [1:45]
        SELECT SUM(a) OVER (ORDER BY a RANGE BETWEEN 'x' PRECEDING AND CURRENT ROW) FROM t >>> Window framing expression has type STRING that cannot coerce to the type of the ORDER BY expression, which is INT64 at [1:46]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN -1 PRECEDING AND CURRENT ROW) FROM t >>> Window framing expression cannot evaluate to a negative value at [1:45]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN NULL PRECEDING AND CURRENT ROW) FROM t >>> Window framing expression cannot be NULL at [1:45]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM t >>> Starting window framing expression cannot be CURRENT ROW when the ending window framing expression is OFFSET PRECEDING at [1:61]
        SELECT SUM(a) OVER (ORDER BY a ROWS UNBOUNDED FOLLOWING) FROM t >>> Starting window framing expression cannot be UNBOUNDED FOLLOWING at [1:37]
        SELECT SUM(a) OVER (ORDER BY b RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t >>> ORDER BY key must be numeric in a RANGE-based window with OFFSET PRECEDING or OFFSET FOLLOWING boundaries, but has type STRING at [1:21]
        SELECT SUM(a) OVER (RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t >>> A RANGE-based window including an OFFSET PRECEDING or OFFSET FOLLOWING window frame boundary requires an ORDER BY at [1:21]
        SELECT SUM(a) OVER (ORDER BY a, b RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t >>> A RANGE-based window with OFFSET PRECEDING or OFFSET FOLLOWING boundaries must have exactly one ORDER BY key at [1:21]
        SELECT SUM(a) OVER (ORDER BY arr) FROM t >>> Ordering by expressions of type ARRAY is not allowed at [1:30]
        SELECT SUM(a) OVER (PARTITION BY c) FROM t >>> Partitioning by expressions of type FLOAT64 is not allowed at [1:34]
        SELECT SUM(a) OVER w FROM t >>> Unrecognized window alias w at [1:20]
        SELECT SUM(a) OVER (w) FROM t WINDOW w AS (PARTITION BY zz) >>> Unrecognized name: zz at [1:57]
        SELECT SUM(a) OVER (w PARTITION BY b) FROM t WINDOW w AS (PARTITION BY a) >>> If a window has a PARTITION BY, it cannot reference a named window at [1:21]
        SELECT SUM(a) OVER (w ORDER BY b) FROM t WINDOW w AS (ORDER BY a) >>> If a window inherits an ORDER BY from its referenced window, it cannot have an inline ORDER BY at [1:23]
        SELECT SUM(a) OVER w FROM t WINDOW w AS (ORDER BY a), w AS (ORDER BY b) >>> Duplicate window alias w at [1:55]
        SELECT LEAD(a, a) OVER (ORDER BY a) FROM t >>> Argument 2 to LEAD must be a literal or query parameter at [1:16]
        SELECT NTILE(0) OVER (ORDER BY a) FROM t >>> The argument to NTILE must be at least 1 at [1:14]
        SELECT NTILE(a) OVER (ORDER BY a) FROM t >>> The argument to NTILE must be a literal or query parameter at [1:14]
        SELECT NTH_VALUE(a, 0) OVER (ORDER BY a) FROM t >>> Argument 2 to NTH_VALUE must be at least 1 at [1:21]
        SELECT NTH_VALUE(a, a) OVER (ORDER BY a) FROM t >>> Argument 2 to NTH_VALUE must be a literal or query parameter at [1:21]
        SELECT PERCENTILE_CONT(a, 2) OVER () FROM t >>> Argument 2 to PERCENTILE_CONT must be between 0 and 1 at [1:27]
        SELECT PERCENTILE_CONT(a, c) OVER () FROM t >>> Argument 2 to PERCENTILE_CONT must be a literal or query parameter at [1:27]
        SELECT ROW_NUMBER() OVER (ROWS 1 PRECEDING) FROM t >>> Window framing clause is not allowed for analytic function row_number at [1:27]
        SELECT RANK() OVER () FROM t >>> Window ORDER BY is required for analytic function rank at [1:20]
        SELECT COUNT(DISTINCT a) OVER (ORDER BY a) FROM t >>> Window ORDER BY is not allowed if DISTINCT is specified at [1:32]
        SELECT STRING_AGG(b ORDER BY a) OVER () FROM t >>> ORDER BY in arguments is not supported on analytic functions at [1:21]
        SELECT 1 QUALIFY RANK() OVER () = 1 >>> Query without FROM clause cannot have a QUALIFY clause at [1:10]
        SELECT a FROM t QUALIFY a > 1 >>> The QUALIFY clause requires analytic function to be present at [1:25]
        SELECT a FROM t QUALIFY RANK() OVER (ORDER BY a) >>> QUALIFY clause should return type BOOL, but returns INT64 at [1:25]
        SELECT SUM(RANK() OVER (ORDER BY a)) FROM t >>> Analytic functions cannot be arguments to aggregate functions at [1:8]
        SELECT SUM(SUM(a) OVER ()) FROM t >>> Analytic functions cannot be arguments to aggregate functions at [1:8]
        SELECT SUM(a) OVER (PARTITION BY SUM(a) OVER ()) FROM t >>> Analytic function not allowed in PARTITION BY at [1:34]
        SELECT FIRST_VALUE(b ORDER BY a) OVER (ORDER BY a) FROM t >>> ORDER BY in arguments is not supported on analytic functions at [1:22]
        SELECT ARRAY_AGG(b LIMIT 1) OVER (ORDER BY a) FROM t >>> LIMIT in arguments is not supported on analytic functions at [1:20]
        SELECT PERCENTILE_CONT(a, 0.5) OVER (ORDER BY a) FROM t >>> Window ORDER BY is not allowed for analytic function percentile_cont at [1:38]
        SELECT PERCENTILE_CONT(a, 0.5) OVER (ROWS UNBOUNDED PRECEDING) FROM t >>> Window framing clause is not allowed for analytic function percentile_cont at [1:38]
        SELECT COUNT(DISTINCT a) OVER (ROWS UNBOUNDED PRECEDING) FROM t >>> Window framing clause is not allowed if DISTINCT is specified at [1:32]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM t >>> Ending window framing expression cannot be OFFSET PRECEDING when the starting window framing expression is OFFSET FOLLOWING at [1:61]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN 1 FOLLOWING AND CURRENT ROW) FROM t >>> Ending window framing expression cannot be CURRENT ROW when the starting window framing expression is OFFSET FOLLOWING at [1:61]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN UNBOUNDED FOLLOWING AND CURRENT ROW) FROM t >>> Starting window framing expression cannot be UNBOUNDED FOLLOWING at [1:45]
        SELECT SUM(a) OVER (ORDER BY a ROWS BETWEEN CURRENT ROW AND UNBOUNDED PRECEDING) FROM t >>> Ending window framing expression cannot be UNBOUNDED PRECEDING at [1:61]
        SELECT SUM(a) OVER (ORDER BY a ROWS 1 FOLLOWING) FROM t >>> Starting window framing expression cannot be OFFSET FOLLOWING because the implicit ending window framing expression is CURRENT ROW at [1:37]
        SELECT SUM(a) OVER (ORDER BY d RANGE BETWEEN CURRENT ROW AND 1 PRECEDING) FROM t >>> ORDER BY key must be numeric in a RANGE-based window with OFFSET PRECEDING or OFFSET FOLLOWING boundaries, but has type DATE at [1:21]
        SELECT SUM(a) OVER (ORDER BY a RANGE BETWEEN 'a' FOLLOWING AND 1 PRECEDING) FROM t >>> Window framing expression has type STRING that cannot coerce to the type of the ORDER BY expression, which is INT64 at [1:46]
        SELECT LAG(a IGNORE NULLS) OVER () FROM t >>> Window ORDER BY is required for analytic function lag at [1:33]
        SELECT LAG(DISTINCT a) OVER () FROM t >>> Window ORDER BY is required for analytic function lag at [1:29]
        SELECT ANY_VALUE(a HAVING MAX b) OVER () FROM t >>> HAVING modifier is not supported on analytic functions at [1:20]
        """);
  }
}
