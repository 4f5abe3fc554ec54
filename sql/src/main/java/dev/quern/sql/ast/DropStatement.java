package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** DROP and UNDROP. Source: "Data definition language statements". */
public sealed interface DropStatement extends Statement {

  /** {@code DROP kind [IF EXISTS] name [CASCADE|RESTRICT]} */
  record Drop(
      Span span,
      SchemaObjectKind kind,
      boolean ifExists,
      PathName name,
      Optional<DropBehavior> behavior)
      implements DropStatement {}

  /** {@code DROP SCHEMA ... CASCADE|RESTRICT} */
  enum DropBehavior {
    CASCADE,
    RESTRICT
  }

  /** {@code DROP FUNCTION}, with the parameters that tell overloads apart, which BigQuery lacks. */
  record DropFunction(
      Span span,
      boolean ifExists,
      PathName name,
      Optional<List<CreateRoutine.Parameter>> parameters)
      implements DropStatement {}

  /** {@code DROP ROW ACCESS POLICY name ON table} */
  record DropRowAccessPolicy(Span span, boolean ifExists, Identifier name, PathName table)
      implements DropStatement {}

  /** {@code DROP ALL ROW ACCESS POLICIES ON table} */
  record DropAllRowAccessPolicies(Span span, PathName table) implements DropStatement {}

  /** {@code DROP SEARCH|VECTOR INDEX name [ON table]} */
  record DropIndex(
      Span span,
      CreateStatement.IndexKind kind,
      boolean ifExists,
      PathName name,
      Optional<PathName> table)
      implements DropStatement {}

  /** {@code DROP RESERVATION} and its like. */
  record DropEntity(Span span, Identifier type, boolean ifExists, PathName name)
      implements DropStatement {}

  /** {@code UNDROP SCHEMA [IF NOT EXISTS] name [FOR SYSTEM_TIME AS OF time] [OPTIONS(...)]} */
  record Undrop(
      Span span,
      SchemaObjectKind kind,
      boolean ifNotExists,
      PathName name,
      Optional<Expression> systemTime,
      List<OptionEntry> options)
      implements DropStatement {}
}
