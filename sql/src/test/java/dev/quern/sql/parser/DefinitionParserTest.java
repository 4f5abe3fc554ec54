package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that define things. Source: "Data definition language". */
class DefinitionParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesDefinitions(String sql, String expected) {
    assertThat(ParserCases.statement(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesDefinitions() {
    return ParserCases.table(
        """
        CREATE TABLE d.t (a INT64 NOT NULL OPTIONS (description = 'x'), b ARRAY<STRING>, c STRUCT<x DATE>) >>> (CreateTable (CreateMode DEFAULT) d.t elements:[(Column a type:INT64 (ColumnAttributes notNull options:[(OptionEntry description SET 'x')])) (Column b type:(Array STRING)) (Column c type:(Struct fields:[(Field name:x DATE)]))])
        CREATE OR REPLACE TABLE t (a STRING(5) DEFAULT 'x', b STRING COLLATE 'und:ci') >>> (CreateTable (CreateMode orReplace DEFAULT) t elements:[(Column a type:(Named STRING parameters:[5]) (ColumnAttributes defaultValue:'x')) (Column b type:(Named STRING collation:'und:ci'))])
        CREATE TEMP TABLE t AS SELECT 1 AS a >>> (CreateTable (CreateMode TEMPORARY) t query:(Query (Select items:[(Column 1 alias:a)])))
        CREATE TABLE IF NOT EXISTS t (a INT64, PRIMARY KEY (a) NOT ENFORCED, FOREIGN KEY (a) REFERENCES u (b) NOT ENFORCED) >>> (CreateTable (CreateMode DEFAULT ifNotExists) t elements:[(Column a type:INT64) (PrimaryKey columns:[a]) (ForeignKey columns:[a] u referencedColumns:[b])])
        CREATE TABLE t (a DATE, b INT64) PARTITION BY a CLUSTER BY b OPTIONS (partition_expiration_days = 3) >>> (CreateTable (CreateMode DEFAULT) t elements:[(Column a type:DATE) (Column b type:INT64)] partitionBy:(PartitionBy expressions:[a]) clusterBy:[b] options:[(OptionEntry partition_expiration_days SET 3)])
        CREATE TABLE t PARTITION BY DATE_TRUNC(a, MONTH) AS SELECT 1 AS a >>> (CreateTable (CreateMode DEFAULT) t partitionBy:(PartitionBy expressions:[(FunctionCall DATE_TRUNC parenthesized arguments:[a MONTH])]) query:(Query (Select items:[(Column 1 alias:a)])))
        CREATE TABLE t LIKE u >>> (CreateTable (CreateMode DEFAULT) t origin:(Like u))
        CREATE TABLE t COPY u >>> (CreateTable (CreateMode DEFAULT) t origin:(Copied u))
        CREATE TABLE t CLONE u FOR SYSTEM_TIME AS OF x >>> (CreateTable (CreateMode DEFAULT) t origin:(Cloned u systemTime:x))
        CREATE SNAPSHOT TABLE t CLONE u >>> (CreateSnapshotTable (CreateMode DEFAULT) t (Cloned u))
        CREATE EXTERNAL TABLE t (a INT64) WITH PARTITION COLUMNS OPTIONS (format = 'CSV') >>> (CreateExternalTable (CreateMode DEFAULT) t elements:[(Column a type:INT64)] partitionColumns:(PartitionColumns) options:[(OptionEntry format SET 'CSV')])
        CREATE VIEW v (a OPTIONS (description = 'x')) AS SELECT 1 >>> (CreateView (CreateMode DEFAULT) v columns:[(ViewColumn a options:[(OptionEntry description SET 'x')])] (Query (Select items:[(Column 1)])))
        CREATE OR REPLACE MATERIALIZED VIEW v OPTIONS (enable_refresh = TRUE) AS SELECT 1 AS a >>> (CreateMaterializedView (CreateMode orReplace DEFAULT) v options:[(OptionEntry enable_refresh SET TRUE)] query:(Query (Select items:[(Column 1 alias:a)])))
        CREATE SCHEMA IF NOT EXISTS p.d DEFAULT COLLATE 'und:ci' OPTIONS (location = 'EU') >>> (CreateSchema (CreateMode DEFAULT ifNotExists) p.d defaultCollation:'und:ci' options:[(OptionEntry location SET 'EU')])
        CREATE FUNCTION d.f(x INT64, y ANY TYPE) RETURNS INT64 AS (x + y) >>> (CreateFunction (CreateMode DEFAULT) d.f parameters:[(Parameter name:x (Typed INT64)) (Parameter name:y (Templated TYPE))] returns:INT64 body:(ADD x y))
        CREATE TEMP FUNCTION f(x STRING) RETURNS STRING LANGUAGE js AS 'return x;' >>> (CreateFunction (CreateMode TEMPORARY) f parameters:[(Parameter name:x (Typed STRING))] returns:STRING language:js code:'return x;')
        CREATE AGGREGATE FUNCTION f(x INT64, y STRING NOT AGGREGATE) AS (SUM(x)) >>> (CreateFunction (CreateMode DEFAULT) aggregate f parameters:[(Parameter name:x (Typed INT64)) (Parameter name:y (Typed STRING) notAggregate)] body:(FunctionCall SUM parenthesized arguments:[x]))
        CREATE TABLE FUNCTION f(x INT64) RETURNS TABLE<a INT64> AS SELECT x AS a >>> (CreateTableFunction (CreateMode DEFAULT) f parameters:[(Parameter name:x (Typed INT64))] returns:[(TableColumn name:a INT64)] query:(Query (Select items:[(Column x alias:a)])))
        CREATE PROCEDURE p(IN x INT64, OUT y STRING) BEGIN SELECT x; END >>> (CreateProcedure (CreateMode DEFAULT) p parameters:[(Parameter mode:IN name:x (Typed INT64)) (Parameter mode:OUT name:y (Typed STRING))] body:(Block statements:[(QueryStatement (Query (Select items:[(Column x)])))]))
        CREATE SEARCH INDEX i ON t (ALL COLUMNS) >>> (CreateIndex (CreateMode DEFAULT) SEARCH i t allColumns:[])
        CREATE VECTOR INDEX i ON t (e) OPTIONS (index_type = 'IVF') >>> (CreateIndex (CreateMode DEFAULT) VECTOR i t columns:[(Item e)] options:[(OptionEntry index_type SET 'IVF')])
        CREATE ROW ACCESS POLICY p ON t GRANT TO ('user:a@b.com') FILTER USING (a = 1) >>> (CreateRowAccessPolicy (CreateMode DEFAULT) name:p t grantees:['user:a@b.com'] (EQUAL a 1))
        DROP TABLE IF EXISTS t >>> (Drop TABLE ifExists t)
        DROP VIEW v >>> (Drop VIEW v)
        DROP MATERIALIZED VIEW v >>> (Drop MATERIALIZED_VIEW v)
        DROP SNAPSHOT TABLE t >>> (Drop SNAPSHOT_TABLE t)
        DROP EXTERNAL TABLE t >>> (Drop EXTERNAL_TABLE t)
        DROP SCHEMA d CASCADE >>> (Drop SCHEMA d behavior:CASCADE)
        DROP FUNCTION f >>> (DropFunction f)
        DROP TABLE FUNCTION f >>> (Drop TABLE_FUNCTION f)
        DROP PROCEDURE p >>> (Drop PROCEDURE p)
        DROP ROW ACCESS POLICY p ON t >>> (DropRowAccessPolicy p t)
        DROP ALL ROW ACCESS POLICIES ON t >>> (DropAllRowAccessPolicies t)
        DROP SEARCH INDEX i ON t >>> (DropIndex SEARCH i table:t)
        ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT64, DROP COLUMN b >>> (Alter TABLE t actions:[(AddColumn ifNotExists (Column a type:INT64)) (DropColumn b)])
        ALTER TABLE t RENAME COLUMN a TO b >>> (Alter TABLE t actions:[(RenameColumn a b)])
        ALTER TABLE t RENAME TO u >>> (Alter TABLE t actions:[(RenameTo u)])
        ALTER TABLE t SET OPTIONS (description = NULL) >>> (Alter TABLE t actions:[(SetOptions options:[(OptionEntry description SET NULL)])])
        ALTER TABLE t ALTER COLUMN a SET DATA TYPE NUMERIC >>> (Alter TABLE t actions:[(AlterColumn a (SetType NUMERIC))])
        ALTER TABLE t ALTER COLUMN a DROP NOT NULL, ALTER COLUMN b SET DEFAULT 1, ALTER COLUMN c DROP DEFAULT >>> (Alter TABLE t actions:[(AlterColumn a (DropNotNull)) (AlterColumn b (SetDefault 1)) (AlterColumn c (DropDefault))])
        ALTER TABLE t ADD PRIMARY KEY (a) NOT ENFORCED >>> (Alter TABLE t actions:[(AddConstraint (PrimaryKey columns:[a]))])
        ALTER TABLE t DROP PRIMARY KEY IF EXISTS >>> (Alter TABLE t actions:[(DropPrimaryKey ifExists)])
        ALTER VIEW v SET OPTIONS (description = 'x') >>> (Alter VIEW v actions:[(SetOptions options:[(OptionEntry description SET 'x')])])
        ALTER SCHEMA d SET DEFAULT COLLATE '' >>> (Alter SCHEMA d actions:[(SetDefaultCollation '')])
        UNDROP SCHEMA d >>> (Undrop SCHEMA d)
        """);
  }
}
