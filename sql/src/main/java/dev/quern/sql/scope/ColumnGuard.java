package dev.quern.sql.scope;

import dev.quern.sql.algebra.Column;
import org.apache.calcite.rex.RexNode;

/**
 * Decides what a reference to a column of a scope becomes. After GROUP BY only keys may be referred
 * to, after DISTINCT only what was selected.
 */
@FunctionalInterface
public interface ColumnGuard {

  /** Every column may be used. */
  ColumnGuard OPEN = (column, reference) -> dev.quern.sql.algebra.Rex.column(column);

  /**
   * What stands for the column.
   *
   * @param column the column
   * @param reference the reference, for the error when the column may not be used
   */
  RexNode use(Column column, Reference reference);

  /** A reference to a column in the text of a statement. */
  interface Reference {

    /**
     * The error that the column named {@code name} may not be used here because of {@code reason}.
     */
    RuntimeException refuse(String reason);
  }
}
