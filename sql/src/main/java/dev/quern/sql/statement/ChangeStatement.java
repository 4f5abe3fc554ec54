package dev.quern.sql.statement;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.sql.algebra.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that changes the rows of a table. Source: "Data manipulation language statements".
 */
public sealed interface ChangeStatement extends AnalyzedStatement {

  /** The table. */
  Table target();

  /**
   * INSERT.
   *
   * @param rows the new rows: one column per column of the table, in its order
   */
  record InsertStatement(
      Table target,
      Relation rows,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements ChangeStatement {}

  /**
   * UPDATE.
   *
   * @param fields the numbers of the columns that are assigned
   * @param rows the row id, then the new values in the order of {@code fields}; a row id may occur
   *     only once
   */
  record UpdateStatement(
      Table target,
      List<Integer> fields,
      Relation rows,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements ChangeStatement {}

  /**
   * DELETE and TRUNCATE.
   *
   * @param rows the ids of the rows that go; every row of the table when empty
   */
  record DeleteStatement(
      Table target,
      Optional<Relation> rows,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements ChangeStatement {}

  /**
   * MERGE.
   *
   * @param rows the row id (NULL for new rows), the {@link MergeAction#code}, then one column per
   *     column of the table: the values of the row as it is to be; a row id may occur only once
   */
  record MergeStatement(
      Table target,
      Relation rows,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements ChangeStatement {}

  /** What a row of a MERGE does. */
  enum MergeAction {
    INSERT(0),
    UPDATE(1),
    DELETE(2);

    private final int code;

    MergeAction(int code) {
      this.code = code;
    }

    /** The action's number in the rows of a MERGE. */
    public int code() {
      return code;
    }
  }
}
