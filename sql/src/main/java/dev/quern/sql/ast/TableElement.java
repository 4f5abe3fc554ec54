package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** What a table's column list holds. Source: "CREATE TABLE statement". */
public sealed interface TableElement extends Node {

  /** A column; its type is absent where it is generated or defaulted without one. */
  record Column(
      Span span, Identifier name, Optional<TypeExpression> type, ColumnAttributes attributes)
      implements TableElement {}

  /** {@code [CONSTRAINT name] PRIMARY KEY (...) [NOT ENFORCED]} */
  record PrimaryKey(
      Span span,
      Optional<Identifier> name,
      List<KeyColumn> columns,
      boolean enforced,
      List<OptionEntry> options)
      implements TableElement {}

  /** A column of a primary key, with the order that BigQuery does not take. */
  record KeyColumn(
      Span span,
      Identifier column,
      Optional<OrderBy.Direction> direction,
      Optional<OrderBy.Nulls> nulls)
      implements Node {}

  /**
   * {@code [CONSTRAINT name] FOREIGN KEY (...) REFERENCES table (...) [NOT ENFORCED]}; on a column,
   * the columns are left empty.
   */
  record ForeignKey(
      Span span,
      Optional<Identifier> name,
      List<Identifier> columns,
      PathName table,
      List<Identifier> referencedColumns,
      Optional<String> match,
      Optional<String> onUpdate,
      Optional<String> onDelete,
      boolean enforced,
      List<OptionEntry> options)
      implements TableElement {}

  /** {@code [CONSTRAINT name] CHECK (...)}, which BigQuery lacks. */
  record Check(
      Span span,
      Optional<Identifier> name,
      Expression condition,
      boolean enforced,
      List<OptionEntry> options)
      implements TableElement {}
}
