package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** What an {@link AlterStatement} does. Source: "Data definition language statements". */
public sealed interface AlterAction extends Node {

  /** {@code SET OPTIONS(...)} */
  record SetOptions(Span span, List<OptionEntry> options) implements AlterAction {}

  /** {@code ADD COLUMN [IF NOT EXISTS] column}; position and filling are not BigQuery's. */
  record AddColumn(
      Span span, boolean ifNotExists, TableElement.Column column, Optional<Expression> fill)
      implements AlterAction {}

  /** {@code ADD COLUMN name} of an index. */
  record AddIndexColumn(
      Span span, boolean ifNotExists, Identifier column, List<OptionEntry> options)
      implements AlterAction {}

  /** {@code DROP COLUMN [IF EXISTS] column} */
  record DropColumn(Span span, boolean ifExists, Identifier column) implements AlterAction {}

  /** {@code RENAME COLUMN [IF EXISTS] old TO new} */
  record RenameColumn(Span span, boolean ifExists, Identifier column, Identifier newName)
      implements AlterAction {}

  /** {@code ALTER COLUMN [IF EXISTS] column ...} */
  record AlterColumn(Span span, boolean ifExists, Identifier column, ColumnChange change)
      implements AlterAction {}

  /** What ALTER COLUMN changes. */
  sealed interface ColumnChange extends Node {
    /** {@code SET DATA TYPE type}; attributes beyond the type are not BigQuery's. */
    record SetType(Span span, TypeExpression type, ColumnAttributes attributes)
        implements ColumnChange {}

    /** {@code SET OPTIONS(...)} */
    record SetColumnOptions(Span span, List<OptionEntry> options) implements ColumnChange {}

    /** {@code SET DEFAULT value} */
    record SetDefault(Span span, Expression value) implements ColumnChange {}

    /** {@code DROP DEFAULT} */
    record DropDefault(Span span) implements ColumnChange {}

    /** {@code DROP NOT NULL} */
    record DropNotNull(Span span) implements ColumnChange {}

    /** {@code SET GENERATED ...}, which BigQuery lacks. */
    record SetGenerated(Span span, ColumnAttributes.GeneratedColumn generated)
        implements ColumnChange {}

    /** {@code DROP GENERATED}, which BigQuery lacks. */
    record DropGenerated(Span span) implements ColumnChange {}
  }

  /** {@code ADD [CONSTRAINT [IF NOT EXISTS] name] PRIMARY KEY ...} and its like. */
  record AddConstraint(Span span, boolean ifNotExists, TableElement constraint)
      implements AlterAction {}

  /** {@code DROP PRIMARY KEY [IF EXISTS]} */
  record DropPrimaryKey(Span span, boolean ifExists) implements AlterAction {}

  /** {@code DROP CONSTRAINT [IF EXISTS] name} */
  record DropConstraint(Span span, boolean ifExists, Identifier name) implements AlterAction {}

  /** {@code ALTER CONSTRAINT [IF EXISTS] name [NOT] ENFORCED}, which BigQuery lacks. */
  record SetEnforcement(Span span, boolean ifExists, Identifier name, boolean enforced)
      implements AlterAction {}

  /** {@code ALTER CONSTRAINT [IF EXISTS] name SET OPTIONS(...)}, which BigQuery lacks. */
  record SetConstraintOptions(
      Span span, boolean ifExists, Identifier name, List<OptionEntry> options)
      implements AlterAction {}

  /** {@code RENAME TO name} */
  record RenameTo(Span span, PathName name) implements AlterAction {}

  /** {@code SET DEFAULT COLLATE collation} */
  record SetDefaultCollation(Span span, Expression collation) implements AlterAction {}

  /** {@code GRANT TO (...)} of a row access policy. */
  record GrantTo(Span span, List<Expression> grantees) implements AlterAction {}

  /** {@code FILTER USING (...)} of a row access policy. */
  record FilterUsing(Span span, Expression filter) implements AlterAction {}

  /** {@code REVOKE FROM (...)} or, with an empty list, {@code REVOKE FROM ALL}. */
  record RevokeFrom(Span span, List<Expression> grantees) implements AlterAction {}

  /** {@code ADD REPLICA [IF NOT EXISTS] name [OPTIONS(...)]} of a schema. */
  record AddReplica(Span span, boolean ifNotExists, Identifier name, List<OptionEntry> options)
      implements AlterAction {}

  /** {@code DROP REPLICA [IF EXISTS] name} of a schema. */
  record DropReplica(Span span, boolean ifExists, Identifier name) implements AlterAction {}

  /** {@code REBUILD}, of an index. */
  record Rebuild(Span span) implements AlterAction {}

  /** An action that BigQuery lacks, by GoogleSQL's name, such as {@code SetAsAction}. */
  record Foreign(Span span, String kind) implements AlterAction {}
}
