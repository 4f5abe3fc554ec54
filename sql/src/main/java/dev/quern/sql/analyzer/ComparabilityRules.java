package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.calcite.rex.RexNode;

/**
 * What functions and operators ask of their first argument's type beyond their signatures, once one
 * fits; {@link CallRefusals} has what is said before.
 *
 * @param holds whether a type has it
 * @param message the error, with a place for the type
 */
record ComparabilityRules(Predicate<SqlType> holds, String message) {

  private static final Map<String, ComparabilityRules> SCALAR =
      Map.of(
          "$IN", equal("IN is not defined for arguments of type %s"),
          "$BETWEEN", ordered("BETWEEN is not defined for arguments of type %s"),
          "NULLIF", equal("NULLIF is not defined for arguments of type %s"),
          "$IS_DISTINCT_FROM", grouped("Grouping is not defined for arguments of type %s"),
          "$IS_NOT_DISTINCT_FROM", grouped("Grouping is not defined for arguments of type %s"));

  private static final Map<String, ComparabilityRules> AGGREGATE =
      Map.of(
          "APPROX_COUNT_DISTINCT",
              grouped(
                  "The argument to APPROX_COUNT_DISTINCT must support grouping; Type %s does not"),
          "APPROX_TOP_COUNT",
              grouped("Argument 1 to APPROX_TOP_COUNT must support grouping; Type %s does not"),
          "APPROX_TOP_SUM",
              grouped("Argument 1 to APPROX_TOP_SUM must support grouping; Type %s does not"),
          "APPROX_QUANTILES",
              ordered("Argument 1 to APPROX_QUANTILES must support ordering; Type %s does not"));

  private static ComparabilityRules equal(String message) {
    return new ComparabilityRules(TypeTraits::supportsEquality, message);
  }

  private static ComparabilityRules ordered(String message) {
    return new ComparabilityRules(TypeTraits::supportsOrdering, message);
  }

  private static ComparabilityRules grouped(String message) {
    return new ComparabilityRules(TypeTraits::supportsGrouping, message);
  }

  /** Refuses a call of a scalar function or operator, at its own place. */
  static void checkScalar(
      String function, List<RexNode> arguments, Span location, StatementContext context) {
    ComparabilityRules rule = SCALAR.get(function);
    if (rule != null && !rule.holds.test(Rex.typeOf(arguments.getFirst()))) {
      throw context.error(location, rule.message, Rex.typeOf(arguments.getFirst()));
    }
  }

  /** Refuses a call of an aggregate, at the argument. */
  static void checkAggregate(
      String function, List<RexNode> arguments, FunctionCall call, StatementContext context) {
    ComparabilityRules rule = AGGREGATE.get(function);
    if (rule != null && !rule.holds.test(Rex.typeOf(arguments.getFirst()))) {
      throw context.error(
          call.arguments().getFirst(),
          rule.message,
          TypeTraits.name(Rex.typeOf(arguments.getFirst())));
    }
  }
}
