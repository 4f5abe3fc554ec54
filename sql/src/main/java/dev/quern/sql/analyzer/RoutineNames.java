package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.sql.ast.PathName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds routines by their names. Source: "User-defined functions"; "Identifiers". */
final class RoutineNames {

  /** Temporary functions belong to no dataset; errors and references name this one. */
  private static final String TEMPORARY = "_SESSION";

  static final Set<Routine.Kind> FUNCTIONS =
      Set.of(Routine.Kind.SCALAR_FUNCTION, Routine.Kind.AGGREGATE_FUNCTION);

  private final StatementContext context;

  RoutineNames(StatementContext context) {
    this.context = context;
  }

  /** The routine of one of some kinds that a path names. */
  Optional<Routine> find(PathName path, Set<Routine.Kind> kinds) {
    return temporary(path)
        .or(() -> resolve(path).flatMap(context.catalog()::routine))
        .filter(routine -> kinds.contains(routine.kind()));
  }

  /** The temporary function that a path of one name names. */
  Optional<Routine> temporary(PathName path) {
    return path.isSimple()
        ? context.options().script().function(path.first().name())
        : Optional.empty();
  }

  /** The temporary function that a call of so many arguments names. */
  Optional<Routine> temporary(PathName path, int arguments) {
    return path.isSimple()
        ? context.options().script().function(path.first().name(), arguments)
        : Optional.empty();
  }

  static boolean isTemporary(RoutineReference reference) {
    return reference.datasetId().equals(TEMPORARY);
  }

  /** The full name of a temporary function. */
  RoutineReference temporaryReference(String name) {
    return temporaryReference(context.options().projectId(), name);
  }

  static RoutineReference temporaryReference(String project, String name) {
    return RoutineReference.of(project, TEMPORARY, name);
  }

  /** The full name that a path stands for. */
  RoutineReference reference(PathName path) {
    return resolve(path)
        .orElseThrow(() ->
            new BigQueryException(
                ErrorReason.INVALID,
                "Routine name \"%s\" missing dataset while no default dataset is set in the request."
                    .formatted(path)));
  }

  private Optional<RoutineReference> resolve(PathName path) {
    List<String> names = TableAnalyzer.split(path);
    String id = names.getLast();
    return switch (names.size()) {
      case 1 -> context.options().defaultDataset().map(dataset -> dataset.routine(id));
      case 2 ->
          Optional.of(
              new DatasetReference(context.options().projectId(), names.getFirst()).routine(id));
      case 3 -> Optional.of(RoutineReference.of(names.get(0), names.get(1), id));
      default -> Optional.empty();
    };
  }
}
