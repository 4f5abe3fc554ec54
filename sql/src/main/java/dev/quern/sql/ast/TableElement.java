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
      List<Identifier> columns,
      boolean enforced,
      List<OptionEntry> options)
      implements TableElement {}

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
