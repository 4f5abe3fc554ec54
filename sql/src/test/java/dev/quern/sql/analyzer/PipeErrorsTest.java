package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of pipe operators. Source: "Pipe query syntax". */
class PipeErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        FROM t |> WHERE SUM(1) > 1 >>> Aggregate function SUM not allowed in pipe WHERE clause at [1:17]
        FROM t |> SELECT SUM(a) >>> Aggregate function SUM not allowed in pipe SELECT at [1:18]
        FROM t |> EXTEND SUM(a) >>> Aggregate function SUM not allowed in pipe EXTEND at [1:18]
        FROM t |> AGGREGATE RANK() OVER () >>> Analytic function not allowed in pipe AGGREGATE at [1:21]
        SELECT 1 |> AGGREGATE >>> Pipe AGGREGATE cannot have both an empty aggregate list and an empty GROUP BY at [1:13]
        FROM t |> JOIN a >>> INNER JOIN must have an immediately following ON or USING clause at [1:11]
        FROM t |> CROSS JOIN a ON TRUE >>> ON clause cannot be used with CROSS JOIN at [1:24]
        FROM t |> SELECT zz >>> Unrecognized name: zz at [1:18]
        FROM t |> WHERE a >>> WHERE clause should return type BOOL, but returns INT64 at [1:17]
        FROM t |> EXTEND a AS x, zz >>> Unrecognized name: zz at [1:26]
        FROM t |> SET zz = 1 >>> Column name in pipe SET not found in input table: zz at [1:15]
        FROM t |> SET a = 1, a = 2 >>> Duplicate column name in pipe SET: a at [1:22]
        FROM t |> DROP zz >>> Column name in pipe DROP not found in input table: zz at [1:16]
        FROM t |> DROP a, a >>> Duplicate column name in pipe DROP: a at [1:19]
        FROM t |> RENAME zz AS y >>> Column name in pipe RENAME not found in input table: zz at [1:18]
        FROM t |> AGGREGATE SUM(a) GROUP BY zz >>> Unrecognized name: zz at [1:37]
        FROM t |> AGGREGATE SUM(b) >>> No matching signature for aggregate function SUM\\n  Argument types: STRING\\n  Signature: SUM(INT64)\\n    Argument 1: Unable to coerce type STRING to expected type INT64\\n  Signature: SUM(FLOAT64)\\n    Argument 1: Unable to coerce type STRING to expected type FLOAT64\\n  Signature: SUM(NUMERIC)\\n    Argument 1: Unable to coerce type STRING to expected type NUMERIC\\n  Signature: SUM(BIGNUMERIC)\\n    Argument 1: Unable to coerce type STRING to expected type BIGNUMERIC\\n  Signature: SUM(INTERVAL)\\n    Argument 1: Unable to coerce type STRING to expected type INTERVAL at [1:21]
        FROM t |> ORDER BY zz >>> Unrecognized name: zz at [1:20]
        FROM t |> LIMIT 'x' >>> LIMIT expects an integer literal or parameter at [1:17]
        FROM t |> AS x |> SELECT t.a >>> Unrecognized name: t at [1:26]
        FROM t |> CALL zz() >>> Table-valued function not found: zz at [1:16]
        FROM t |> WINDOW SUM(a) >>> Aggregate function SUM not allowed in pipe WINDOW at [1:18]
        FROM t |> WINDOW RANK() OVER () >>> Window ORDER BY is required for analytic function rank at [1:30]
        FROM t |> PIVOT (SUM(zz) FOR b IN ('x')) >>> Unrecognized name: zz at [1:22]
        FROM t |> STATIC_DESCRIBE >>> Pipe STATIC_DESCRIBE not supported at [1:8]
        FROM t |> INSERT INTO zz >>> Pipe INSERT not supported at [1:8]
        FROM t |> IF a > 1 THEN (|> LIMIT 1) >>> Unrecognized name: a at [1:14]
        FROM t |> IF 1 THEN (|> LIMIT 1) >>> Pipe IF condition has type INT64, not BOOL at [1:14]
        FROM t |> IF EXISTS(SELECT 1) THEN (|> LIMIT 1) >>> A subquery is not allowed in pipe IF at [1:14]
        FROM t |> IF true THEN (|> SELECT zz) >>> Unrecognized name: zz at [1:35]
        SELECT a FROM t |> WHERE b >>> Unrecognized name: b at [1:26]
        """);
  }

  @Test
  void changesColumnsOnly() {
    ErrorCases.check(
        """
        FROM UNNEST([STRUCT(1 AS a)]) AS v |> SET a = 3 >>> Name in pipe SET is a field inside a value table; SET can only update columns: a at [1:43]
        FROM (SELECT AS VALUE STRUCT(1 AS a)) |> DROP a >>> Name in pipe DROP is a field inside a value table; DROP can only drop columns: a at [1:47]
        FROM UNNEST([STRUCT(1 AS a)]) |> RENAME a AS z >>> Name in pipe RENAME is a field inside a value table; RENAME can only rename columns: a at [1:41]
        FROM UNNEST([1]) AS v |> RENAME v AS w >>> Name in pipe RENAME is a table alias; RENAME can only rename columns: v at [1:33]
        FROM t |> DROP t >>> Name in pipe DROP is a table alias; DROP can only drop columns: t at [1:16]
        FROM (SELECT 1 a, 2 b) |> DROP a, b >>> Pipe DROP dropped all columns in the input table at [1:24]
        FROM (SELECT 1 a, 2 a) |> SET a = 5 >>> Column name in pipe SET exists more than once in input table: a at [1:31]
        """);
  }

  @Test
  void namesTheInputsOfSetOperators() {
    ErrorCases.check(
        """
        FROM (SELECT 1 a) |> UNION ALL BY NAME (SELECT 2 AS b) >>> BY NAME requires all input queries to have identical column names, but pipe input table has [a] and pipe argument query 1 has [b] at [1:22]
        FROM (SELECT 1 a, 1 c) |> UNION ALL BY NAME ON (a) (SELECT 3 AS a) >>> Pipe input table must share the same set of column names as the ON list when using BY NAME ON at [1:24]
        FROM (SELECT 1 a) |> UNION ALL BY NAME (SELECT 2) >>> Anonymous columns are not allowed in set operations when BY NAME is used: pipe argument query 1, column 1 at [1:41]
        FROM (SELECT AS VALUE 1) |> UNION ALL BY NAME (SELECT 2 AS a) >>> Value table type not allowed in set operations when BY NAME is used: pipe input table at [1:29]
        SELECT 1 a UNION ALL BY NAME SELECT AS STRUCT 2 a >>> Value table type not allowed in set operations when BY NAME is used: query 2 at [1:12]
        SELECT 1 a LEFT UNION ALL BY NAME SELECT 2 b >>> Query 2 of the set operation with LEFT mode does not share any common columns with query 1 at [1:17]
        FROM (SELECT 1 a) |> LEFT UNION ALL BY NAME ON (z) (SELECT 2 AS b) >>> The column name 'z' from the LEFT BY NAME ON list must appear in pipe input table at [1:49]
        FROM (SELECT 1 a) |> INNER UNION ALL BY NAME ON (z) (SELECT 2 AS b) >>> The column name z from the BY NAME ON list does not appear in pipe input table. All columns in the ON list must appear in each input query unless FULL BY NAME or LEFT BY NAME is specified at [1:50]
        SELECT 1 a FULL UNION ALL CORRESPONDING BY (z) SELECT 2 b >>> The column name z from the CORRESPONDING BY list does not appear in any input queries. at [1:45]
        FROM (SELECT 1 a) |> UNION ALL (SELECT 2, 3) >>> Queries in UNION ALL have mismatched column count; pipe input table has 1 column, pipe argument query 1 has 2 columns at [1:33]
        """);
  }

  @Test
  void pivotsColumnsOnly() {
    ErrorCases.check(
        """
        FROM (SELECT AS VALUE STRUCT('a' AS k, 1 AS v)) |> PIVOT(SUM(v) FOR k IN ('a')) >>> PIVOT is not allowed on value tables at [1:52]
        SELECT 1 FROM UNNEST([1]) AS x UNPIVOT(v FOR k IN (x)) >>> UNPIVOT is not allowed with array scans at [1:32]
        SELECT 1 FROM (SELECT 1 a, 2 b) UNPIVOT(v FOR k IN (a, a)) >>> Column names in UNPIVOT IN clause cannot be repeated at [1:56]
        SELECT 1 FROM (SELECT 1 a, 2 b, 3 c) UNPIVOT((v, w) FOR k IN ((a, b), c)) >>> All column groups in UNPIVOT IN clause must have the same number of columns at [1:71]
        """);
  }
}
