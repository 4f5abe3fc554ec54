package dev.quern.sql.scope;

import dev.quern.sql.algebra.Column;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexNode;

/** What a name stands for. */
public sealed interface NameTarget {

  /** The same for other columns. */
  default NameTarget over(UnaryOperator<Column> other) {
    return switch (this) {
      case ColumnTarget(Column column) -> new ColumnTarget(other.apply(column));
      case FieldTarget(Column column, int index) -> new FieldTarget(other.apply(column), index);
      case RangeVariable(NameList names) -> new RangeVariable(names.over(other));
      case ExpressionTarget _, Ambiguous _ -> this;
    };
  }

  /** A column. */
  record ColumnTarget(Column column) implements NameTarget {}

  /**
   * A field of a value table's rows, reached by its bare name.
   *
   * @param row the column of the rows
   * @param index the field's number
   */
  record FieldTarget(Column row, int index) implements NameTarget {}

  /** A table's alias. */
  record RangeVariable(NameList names) implements NameTarget {}

  /**
   * An expression that has a name: an alias of the SELECT list, a function's argument, a variable.
   */
  record ExpressionTarget(RexNode expression) implements NameTarget {}

  /** Several columns at once. */
  record Ambiguous() implements NameTarget {}
}
