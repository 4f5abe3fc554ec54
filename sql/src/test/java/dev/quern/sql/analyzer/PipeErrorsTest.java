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
        SELECT a FROM t |> WHERE b >>> Unrecognized name: b at [1:26]
        """);
  }
}
