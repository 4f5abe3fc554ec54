package dev.quern.sql.algebra;

import org.apache.calcite.rex.RexNode;

/**
 * A column and the expression that computes it.
 *
 * @param column the column; its type is the expression's
 * @param expression over the columns of the relation it is computed from
 */
public record Computed(Column column, RexNode expression) {

  /** A column passed on as it is. */
  public static Computed same(Column column) {
    return new Computed(column, Rex.column(column));
  }
}
