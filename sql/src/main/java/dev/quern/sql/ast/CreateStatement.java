package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * CREATE of tables, views, schemas, indexes and the rest; routines are in {@link CreateRoutine}.
 * Source: "Data definition language statements".
 */
public sealed interface CreateStatement extends Statement
    permits CreateStatement.Relation, CreateRoutine, CreateStatement.Other {

  /** How it creates. */
  CreateMode mode();

  /** What has rows, and schemas. */
  sealed interface Relation extends CreateStatement {}

  /** The rest. */
  sealed interface Other extends CreateStatement {}

  /**
   * {@code CREATE TABLE}
   *
   * @param elements absent without a column list
   * @param defaultCollation of {@code DEFAULT COLLATE}
   */
  record CreateTable(
      Span span,
      CreateMode mode,
      PathName name,
      Optional<List<TableElement>> elements,
      Optional<TableOrigin> origin,
      Optional<Expression> defaultCollation,
      Optional<PartitionBy> partitionBy,
      List<Expression> clusterBy,
      Optional<ConnectionName> connection,
      List<OptionEntry> options,
      Optional<Query> query)
      implements Relation {}

  /** Where a table takes its columns, and perhaps its rows, from. */
  sealed interface TableOrigin extends Node {
    /** {@code LIKE table} */
    record Like(Span span, PathName table) implements TableOrigin {}

    /** {@code CLONE table [FOR SYSTEM_TIME AS OF time]} */
    record Cloned(
        Span span, PathName table, Optional<Expression> systemTime, Optional<Expression> where)
        implements TableOrigin {}

    /** {@code COPY table [FOR SYSTEM_TIME AS OF time]} */
    record Copied(
        Span span, PathName table, Optional<Expression> systemTime, Optional<Expression> where)
        implements TableOrigin {}
  }

  /** {@code CREATE SNAPSHOT TABLE name CLONE table} */
  record CreateSnapshotTable(
      Span span,
      CreateMode mode,
      PathName name,
      TableOrigin.Cloned origin,
      List<OptionEntry> options)
      implements Relation {}

  /** {@code CREATE EXTERNAL TABLE} */
  record CreateExternalTable(
      Span span,
      CreateMode mode,
      PathName name,
      Optional<List<TableElement>> elements,
      Optional<TableOrigin.Like> like,
      Optional<Expression> defaultCollation,
      Optional<PartitionColumns> partitionColumns,
      Optional<ConnectionName> connection,
      List<OptionEntry> options)
      implements Relation {}

  /** {@code WITH PARTITION COLUMNS [(...)]}; without a list they are inferred. */
  record PartitionColumns(Span span, List<TableElement> columns) implements Node {}

  /** {@code CREATE [RECURSIVE] VIEW} */
  record CreateView(
      Span span,
      CreateMode mode,
      boolean recursive,
      PathName name,
      List<ViewColumn> columns,
      Optional<SqlSecurity> security,
      List<OptionEntry> options,
      Query query)
      implements Relation {}

  /**
   * {@code CREATE MATERIALIZED VIEW}
   *
   * @param replicaSource the view of {@code AS REPLICA OF}; either it or the query is there
   */
  record CreateMaterializedView(
      Span span,
      CreateMode mode,
      boolean recursive,
      PathName name,
      List<ViewColumn> columns,
      Optional<SqlSecurity> security,
      Optional<PartitionBy> partitionBy,
      List<Expression> clusterBy,
      List<OptionEntry> options,
      Optional<Query> query,
      Optional<PathName> replicaSource)
      implements Relation {}

  /** A column of a view with its options. */
  record ViewColumn(Span span, Identifier name, List<OptionEntry> options) implements Node {}

  /** {@code SQL SECURITY INVOKER|DEFINER}, also of routines. */
  enum SqlSecurity {
    INVOKER,
    DEFINER
  }

  /** {@code CREATE SCHEMA} */
  record CreateSchema(
      Span span,
      CreateMode mode,
      PathName name,
      Optional<Expression> defaultCollation,
      List<OptionEntry> options)
      implements Relation {}

  /** {@code CREATE EXTERNAL SCHEMA} */
  record CreateExternalSchema(
      Span span,
      CreateMode mode,
      PathName name,
      Optional<ConnectionName> connection,
      List<OptionEntry> options)
      implements Relation {}

  /**
   * {@code CREATE [SEARCH|VECTOR] INDEX name ON table (columns)}
   *
   * @param columns empty for {@code ALL COLUMNS}
   * @param allColumns the options of {@code ALL COLUMNS [WITH COLUMN OPTIONS (...)]}, absent
   *     without
   */
  record CreateIndex(
      Span span,
      CreateMode mode,
      IndexKind kind,
      boolean unique,
      PathName name,
      PathName table,
      List<OrderBy.Item> columns,
      Optional<List<OrderBy.Item>> allColumns,
      List<Expression> storing,
      Optional<PartitionBy> partitionBy,
      List<OptionEntry> options)
      implements Other {}

  /** The kinds of indexes. */
  enum IndexKind {
    PLAIN,
    SEARCH,
    VECTOR
  }

  /** {@code CREATE ROW ACCESS POLICY [name] ON table [GRANT TO (...)] FILTER USING (...)} */
  record CreateRowAccessPolicy(
      Span span,
      CreateMode mode,
      Optional<Identifier> name,
      PathName table,
      List<Expression> grantees,
      Expression filter)
      implements Other {}

  /**
   * {@code CREATE MODEL}
   *
   * @param queries the {@code name AS (query)} of {@code AS (...)}, else {@code query} may be there
   */
  record CreateModel(
      Span span,
      CreateMode mode,
      PathName name,
      List<SelectItem> transform,
      List<TableElement> input,
      List<TableElement> output,
      boolean remote,
      Optional<ConnectionName> connection,
      List<OptionEntry> options,
      Optional<Query> query,
      List<Query.CommonTable> queries)
      implements Other {}

  /**
   * {@code CREATE RESERVATION}, {@code CREATE ASSIGNMENT}, {@code CREATE CAPACITY} and whatever
   * else is named by a word.
   *
   * @param body the JSON or the text behind AS
   */
  record CreateEntity(
      Span span,
      CreateMode mode,
      Identifier type,
      PathName name,
      List<OptionEntry> options,
      Optional<Literal> body)
      implements Other {}

  /** {@code CREATE CONNECTION} */
  record CreateConnection(Span span, CreateMode mode, PathName name, List<OptionEntry> options)
      implements Other {}

  /** {@code CREATE CONSTANT name = value}, which BigQuery lacks. */
  record CreateConstant(Span span, CreateMode mode, PathName name, Expression value)
      implements Other {}

  /** {@code CREATE PROPERTY GRAPH}, of which the name is kept. */
  record CreatePropertyGraph(Span span, CreateMode mode, PathName name) implements Other {}

  /** A CREATE that BigQuery does not offer, such as {@code CreateSequenceStatement}. */
  record CreateForeign(Span span, CreateMode mode, String kind) implements Other {}
}
