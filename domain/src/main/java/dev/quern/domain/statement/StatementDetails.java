package dev.quern.domain.statement;

import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people may want to know of a statement beside its result.
 *
 * @param routines the routines it called
 * @param plan what it did
 * @param undeclaredParameters parameters without values, of dry runs
 * @param searched the tables it searched by SEARCH
 * @param protection what stood between it and its tables
 * @param views the views it read, those within views too
 * @param external the external tables it read
 * @param transactionId the multi-statement transaction it ran in
 */
public record StatementDetails(
    List<RoutineReference> routines,
    List<PlanStage> plan,
    List<UndeclaredParameter> undeclaredParameters,
    List<Searched> searched,
    Set<Protection> protection,
    List<TableReference> views,
    List<TableReference> external,
    Optional<String> transactionId) {

  /** Nothing to tell. */
  public static final StatementDetails NONE =
      new StatementDetails(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Set.of(),
          List.of(),
          List.of(),
          Optional.empty());

  public StatementDetails {
    routines = List.copyOf(routines);
    plan = List.copyOf(plan);
    undeclaredParameters = List.copyOf(undeclaredParameters);
    searched = List.copyOf(searched);
    protection = Set.copyOf(protection);
    views = List.copyOf(views);
    external = List.copyOf(external);
  }

  /** The same in a transaction. */
  public StatementDetails inTransaction(Optional<String> id) {
    return id.equals(transactionId)
        ? this
        : new StatementDetails(
            routines, plan, undeclaredParameters, searched, protection, views, external, id);
  }

  /**
   * A table that was searched.
   *
   * @param table the table
   * @param index its search index, if it has one
   */
  public record Searched(TableReference table, Optional<String> index) {}

  /** What stands between a statement and the data of its tables. */
  public enum Protection {
    ROW_ACCESS_POLICIES,
    COLUMN_MASKS
  }
}
