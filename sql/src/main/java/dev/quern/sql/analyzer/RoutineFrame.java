package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * A routine whose body is being analyzed in the place of a call.
 *
 * @param arguments what its parameters stand for, by their names in lower case
 * @param aggregated in the body of an aggregate function the parameters that only aggregate calls
 *     see
 * @param callers the routines whose bodies are around it, itself last
 */
record RoutineFrame(
    Map<String, RexNode> arguments, Set<String> aggregated, List<RoutineReference> callers) {

  /** No routine. */
  static final RoutineFrame NONE = new RoutineFrame(Map.of(), Set.of(), List.of());

  /** The same inside another. */
  RoutineFrame within(RoutineFrame outer) {
    List<RoutineReference> all = new ArrayList<>(outer.callers);
    all.addAll(callers);
    return new RoutineFrame(arguments, aggregated, all);
  }

  /** A call of a routine. */
  static RoutineFrame of(Routine routine, List<RexNode> arguments) {
    Map<String, RexNode> values = new LinkedHashMap<>();
    Set<String> aggregated = new HashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      Routine.Argument parameter = routine.arguments().get(i);
      if (routine.kind() == Routine.Kind.AGGREGATE_FUNCTION && parameter.aggregate()) {
        aggregated.add(key(parameter.name()));
      } else if (!parameter.isTable()) {
        values.put(key(parameter.name()), typed(arguments.get(i)));
      }
    }
    return new RoutineFrame(values, aggregated, List.of(routine.reference()));
  }

  /** A value that converts as its type does, also when it is a literal. */
  static RexNode typed(RexNode value) {
    return Rex.asLiteral(value)
        .map(LiteralOperator::value)
        .map(literal -> Rex.literal(literal, true))
        .orElse(value);
  }

  boolean aggregates(String name) {
    return aggregated.contains(key(name));
  }

  Optional<RexNode> argument(String name) {
    return Optional.ofNullable(arguments.get(key(name)));
  }

  /** Whether a routine's body is around this one. */
  boolean isCalling(RoutineReference routine) {
    return callers.contains(routine);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
