package dev.quern.domain.statement;

import dev.quern.domain.reference.RoutineReference;
import java.util.List;

/**
 * What people may want to know of a statement beside its result.
 *
 * @param routines the routines it called
 * @param plan what it did
 * @param undeclaredParameters parameters without values, of dry runs
 */
public record StatementDetails(
    List<RoutineReference> routines,
    List<PlanStage> plan,
    List<UndeclaredParameter> undeclaredParameters) {

  /** Nothing to tell. */
  public static final StatementDetails NONE = new StatementDetails(List.of(), List.of(), List.of());

  public StatementDetails {
    routines = List.copyOf(routines);
    plan = List.copyOf(plan);
    undeclaredParameters = List.copyOf(undeclaredParameters);
  }
}
