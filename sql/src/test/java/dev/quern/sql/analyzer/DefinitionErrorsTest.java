package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of statements that define things. Source: "Data definition language". */
class DefinitionErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        CREATE TABLE d.fresh >>> No column definitions in CREATE TABLE at [1:1]
        CREATE OR REPLACE TABLE IF NOT EXISTS d.fresh (x INT64) >>> CREATE TABLE cannot have both OR REPLACE and IF NOT EXISTS at [1:1]
        CREATE OR REPLACE TABLE IF NOT EXISTS d.fresh AS SELECT 1 AS x >>> CREATE TABLE AS SELECT cannot have both OR REPLACE and IF NOT EXISTS at [1:1]
        CREATE OR REPLACE VIEW IF NOT EXISTS d.fresh AS SELECT 1 AS x >>> CREATE VIEW cannot have both OR REPLACE and IF NOT EXISTS at [1:1]
        CREATE TABLE d.fresh (x NUMERIC(5, 6)) >>> In NUMERIC(P, 6), P must be between 6 and 35 at [1:32]
        CREATE TABLE x AS SELECT 1, 2 >>> CREATE TABLE columns must be named, but column 1 has no name at [1:19]
        CREATE TABLE x AS SELECT a, 2 FROM t >>> CREATE TABLE columns must be named, but column 2 has no name at [1:19]
        CREATE TABLE x AS SELECT *, 2 FROM t >>> CREATE TABLE columns must be named, but column 9 has no name at [1:19]
        CREATE TABLE x AS (SELECT 1) >>> CREATE TABLE columns must be named, but column 1 has no name at [1:20]
        CREATE TABLE x AS WITH q AS (SELECT 1) SELECT 2 >>> CREATE TABLE columns must be named, but column 1 has no name at [1:19]
        CREATE TABLE x AS SELECT 1 UNION ALL SELECT 2 >>> CREATE TABLE columns must be named, but column 1 has no name at [1:19]
        CREATE TABLE x AS FROM t |> SELECT 1 >>> CREATE TABLE columns must be named, but column 1 has no name at [1:19]
        CREATE VIEW x AS SELECT 1 >>> CREATE VIEW columns must be named, but column 1 has no name at [1:18]
        CREATE MATERIALIZED VIEW x AS SELECT 1 >>> CREATE MATERIALIZED VIEW columns must be named, but column 1 has no name at [1:31]
        CREATE TABLE x AS SELECT a, a FROM t >>> CREATE TABLE has columns with duplicate name a at [1:19]
        CREATE TABLE x AS SELECT a, 2 AS A FROM t >>> CREATE TABLE has columns with duplicate name A at [1:19]
        CREATE VIEW x AS SELECT a, a FROM t >>> CREATE VIEW has columns with duplicate name a at [1:18]
        CREATE TABLE x (a INT64, a STRING) >>> Duplicate column name a in CREATE TABLE at [1:26]
        CREATE TABLE x (a INT64, b STRING) AS SELECT 1 >>> The number of columns in the column definition list does not match the number of columns produced by the query at [1:16]
        CREATE TABLE x (a INT64) AS SELECT 'x' >>> Column 'a' has type INT64 which cannot be coerced from query output type STRING at [1:17]
        CREATE TABLE x (a, b) AS SELECT 1, 2 >>> Syntax error: Unexpected "," at [1:18]
        CREATE VIEW x (a, b) AS SELECT 1 >>> The number of view column names (2) must be equal to the number of columns from the view query (1) at [1:15]
        CREATE VIEW x (a, a) AS SELECT 1, 2 >>> CREATE VIEW has columns with duplicate name a at [1:19]
        CREATE TABLE x (a FOO) >>> Type not found: FOO at [1:19]
        CREATE TABLE x (a ARRAY<ARRAY<INT64>>) >>> Arrays of arrays are not supported at [1:19]
        CREATE TABLE x (a STRING(0)) >>> STRING length must be greater than 0 at [1:25]
        CREATE TABLE x (a INT64 DEFAULT 'x') >>> Column default expression has type STRING which cannot be assigned to column type INT64 at [1:33]
        CREATE TABLE x (a INT64 DEFAULT zz) >>> Unrecognized name: zz at [1:33]
        CREATE TABLE x (a INT64, PRIMARY KEY (b) NOT ENFORCED) >>> Unsupported primary key column b either does not exist or is a pseudocolumn at [1:39]
        CREATE TABLE x (a INT64) PARTITION BY zz >>> Unrecognized name: zz at [1:39]
        CREATE TABLE x (a INT64) CLUSTER BY zz >>> Unrecognized name: zz at [1:37]
        CREATE FUNCTION f(x INT64) AS (y) >>> Unrecognized name: y at [1:32]
        CREATE FUNCTION f(x INT64) RETURNS STRING AS (x) >>> Function declared to return STRING but the function body produces incompatible type INT64 at [1:47]
        CREATE FUNCTION f(x INT64, x STRING) AS (x) >>> Duplicate argument name x at [1:28]
        CREATE FUNCTION f(x FOO) AS (x) >>> Type not found: FOO at [1:21]
        CREATE FUNCTION f(x INT64) AS (SUM(x)) >>> Aggregate function SUM not allowed in SQL function body for non-AGGREGATE function at [1:32]
        CREATE AGGREGATE FUNCTION f(x INT64) AS (x) >>> Function argument x cannot be referenced outside aggregate function calls unless marked as NOT AGGREGATE at [1:42]
        CREATE TABLE FUNCTION f(x INT64) AS SELECT zz >>> Unrecognized name: zz at [1:44]
        CREATE TABLE FUNCTION f(x INT64) AS SELECT 1 >>> Table-valued function SQL body without a RETURNS TABLE clause is missing one or more explicit output column names at [1:37]
        CREATE TABLE FUNCTION f(x INT64) RETURNS TABLE<a STRING> AS SELECT 1 AS a >>> Column a for the output table of a CREATE TABLE FUNCTION statement has type STRING, but the SQL body provides incompatible type INT64 for this column at [1:1]
        ALTER TABLE t ADD COLUMN a INT64 >>> Column already exists: a at [1:26]
        ALTER TABLE t ADD COLUMN q INT64, ADD COLUMN Q STRING >>> Duplicate column name Q in ALTER TABLE ADD COLUMN at [1:46]
        ALTER TABLE t DROP COLUMN zz >>> Column not found: zz at [1:27]
        ALTER TABLE t DROP COLUMN a, DROP COLUMN a >>> ALTER TABLE DROP COLUMN cannot drop column a multiple times at [1:42]
        ALTER TABLE t ADD COLUMN x INT64, DROP COLUMN x >>> Column x cannot be added and dropped by the same ALTER TABLE statement at [1:47]
        ALTER TABLE t RENAME COLUMN zz TO y >>> ALTER TABLE RENAME COLUMN not found: zz at [1:29]
        ALTER TABLE t RENAME COLUMN a TO b >>> Column already exists: b at [1:34]
        ALTER TABLE t RENAME COLUMN a TO x, RENAME COLUMN a TO y >>> Column a has been renamed in a previous alter action at [1:51]
        ALTER TABLE t RENAME COLUMN a TO x, RENAME COLUMN b TO x >>> Another column was renamed to x in a previous command of the same ALTER TABLE statement at [1:56]
        ALTER TABLE t RENAME COLUMN a TO x, DROP COLUMN b >>> ALTER TABLE does not support combining DROP COLUMN with RENAME COLUMN at [1:37]
        ALTER TABLE t ADD COLUMN q INT64, RENAME COLUMN q TO r >>> ALTER TABLE does not support combining RENAME COLUMN with other alter actions at [1:35]
        ALTER TABLE t ALTER COLUMN zz DROP NOT NULL >>> Column not found: zz at [1:28]
        ALTER TABLE t ALTER COLUMN zz SET DEFAULT 1 >>> Column not found: zz at [1:28]
        ALTER TABLE t ADD PRIMARY KEY (zz) NOT ENFORCED >>> Unsupported primary key column zz either does not exist or is a pseudocolumn at [1:32]
        ALTER TABLE t ADD COLUMN q FOO >>> Type not found: FOO at [1:28]
        ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x' >>> Column default expression has type STRING which cannot be assigned to column type INT64 at [1:42]
        CREATE VIEW v AS SELECT @p AS x >>> Query parameters cannot be used inside SQL view bodies at [1:25]
        CREATE VIEW v AS SELECT ? AS x >>> Query parameters cannot be used inside SQL view bodies at [1:25]
        CREATE MATERIALIZED VIEW mv AS SELECT a FROM t WHERE a = @p >>> Query parameters cannot be used inside SQL view bodies at [1:58]
        CREATE TABLE z(a INT64 DEFAULT (@p)) >>> Query parameters cannot be used inside a column default expression at [1:33]
        CREATE FUNCTION f(x INT64) AS (x + @p) >>> Query parameter is not allowed in the body of SQL function 'f': @p at [1:36]
        CREATE TABLE FUNCTION tf(x INT64) AS SELECT @p AS y >>> Query parameter is not allowed in the body of SQL function 'tf': @p at [1:45]
        """);
  }
}
