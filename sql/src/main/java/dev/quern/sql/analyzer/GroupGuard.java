package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.scope.ColumnGuard;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Lets only grouping keys through behind a GROUP BY. Without one it is not known before the end
 * whether the query aggregates: then the first reference is kept, to be refused if it does.
 */
final class GroupGuard implements ColumnGuard {

  private static final String REASON = "neither grouped nor aggregated";

  private final boolean grouped;
  private final Set<Integer> keyColumns = new HashSet<>();
  private Optional<Reference> firstReference = Optional.empty();

  GroupGuard(boolean grouped) {
    this.grouped = grouped;
  }

  void allow(Column key) {
    keyColumns.add(key.id());
  }

  @Override
  public RexNode use(Column column, Reference reference) {
    if (!keyColumns.contains(column.id())) {
      if (grouped) {
        throw reference.refuse(REASON);
      }
      if (firstReference.isEmpty()) {
        firstReference = Optional.of(reference);
      }
    }
    return Rex.column(column);
  }

  /** The query aggregates all rows: no column may have been referred to. */
  void refuseReferences() {
    if (firstReference.isPresent()) {
      throw firstReference.get().refuse(REASON);
    }
  }
}
