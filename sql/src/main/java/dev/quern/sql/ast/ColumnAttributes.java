package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * What a declared column or field may carry beside its type. Source: "Data definition language
 * statements", column schema.
 */
public record ColumnAttributes(
    Optional<Expression> defaultValue,
    Optional<GeneratedColumn> generated,
    boolean notNull,
    boolean hidden,
    Optional<InlineKey> primaryKey,
    Optional<TableElement.ForeignKey> foreignKey,
    List<OptionEntry> options) {

  /** No attributes. */
  public static final ColumnAttributes NONE =
      new ColumnAttributes(
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** {@code PRIMARY KEY [NOT ENFORCED]} on a column. */
  public record InlineKey(Span span, boolean enforced) implements Node {}

  /**
   * {@code GENERATED ALWAYS|BY DEFAULT AS (expression) [STORED [VOLATILE]]} or {@code ... AS
   * IDENTITY(...)}.
   *
   * @param expression absent for an identity column
   */
  public record GeneratedColumn(
      Span span, boolean byDefault, Optional<Expression> expression, boolean stored)
      implements Node {}
}
