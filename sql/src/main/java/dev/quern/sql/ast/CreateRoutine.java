package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** CREATE of functions and procedures. Source: "Data definition language statements". */
public sealed interface CreateRoutine extends CreateStatement {

  /** Its name. */
  PathName name();

  /** Its parameters. */
  List<Parameter> parameters();

  /** Its options. */
  List<OptionEntry> options();

  /**
   * {@code CREATE [AGGREGATE] FUNCTION}
   *
   * @param language of {@code LANGUAGE}, absent for SQL
   * @param body the expression of {@code AS (expression)}
   * @param code the string of {@code AS 'code'}
   * @param remote {@code REMOTE WITH CONNECTION}
   */
  record CreateFunction(
      Span span,
      CreateMode mode,
      boolean aggregate,
      PathName name,
      List<Parameter> parameters,
      Optional<TypeExpression> returns,
      Optional<SqlSecurity> security,
      Optional<Determinism> determinism,
      Optional<Identifier> language,
      boolean remote,
      Optional<ConnectionName> connection,
      List<OptionEntry> options,
      Optional<Expression> body,
      Optional<Literal.Text> code)
      implements CreateRoutine {}

  /** {@code CREATE TABLE FUNCTION}; {@code returns} is empty where the query decides. */
  record CreateTableFunction(
      Span span,
      CreateMode mode,
      PathName name,
      List<Parameter> parameters,
      List<TableColumn> returns,
      Optional<SqlSecurity> security,
      Optional<Identifier> language,
      List<OptionEntry> options,
      Optional<Query> query,
      Optional<Literal.Text> code)
      implements CreateRoutine {}

  /**
   * {@code CREATE PROCEDURE}
   *
   * @param body the block, for a procedure in SQL
   */
  record CreateProcedure(
      Span span,
      CreateMode mode,
      PathName name,
      List<Parameter> parameters,
      Optional<SqlSecurity> security,
      Optional<ConnectionName> connection,
      Optional<Identifier> language,
      List<OptionEntry> options,
      Optional<ScriptStatement.Block> body,
      Optional<Literal.Text> code)
      implements CreateRoutine {}

  /**
   * A parameter of a routine; a name may be absent in DROP FUNCTION and in function types.
   *
   * @param notAggregate {@code NOT AGGREGATE}, of an aggregate function
   */
  record Parameter(
      Span span,
      Optional<ParameterMode> mode,
      Optional<Identifier> name,
      ParameterType type,
      Optional<Expression> defaultValue,
      boolean notAggregate)
      implements Node {}

  /** The direction of a procedure's parameter. */
  enum ParameterMode {
    IN,
    OUT,
    INOUT
  }

  /** The type of a parameter. */
  sealed interface ParameterType extends Node {
    /** A type. */
    record Typed(Span span, TypeExpression type) implements ParameterType {}

    /** {@code ANY TYPE} and its like. */
    record Templated(Span span, TemplatedKind kind) implements ParameterType {}

    /** {@code TABLE<x T, ...>} */
    record Table(Span span, List<TableColumn> columns) implements ParameterType {}
  }

  /** The word behind ANY; BigQuery has TYPE and TABLE. */
  enum TemplatedKind {
    TYPE,
    PROTO,
    ENUM,
    STRUCT,
    ARRAY,
    TABLE
  }

  /** A column of a table that goes into or comes out of a routine. */
  record TableColumn(Span span, Optional<Identifier> name, TypeExpression type) implements Node {}

  /** {@code DETERMINISTIC} and its like. */
  enum Determinism {
    DETERMINISTIC,
    NOT_DETERMINISTIC,
    IMMUTABLE,
    STABLE,
    VOLATILE
  }
}
