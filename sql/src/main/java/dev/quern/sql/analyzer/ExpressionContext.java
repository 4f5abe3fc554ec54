package dev.quern.sql.analyzer;

import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.scope.NameScope;
import java.util.Optional;

/**
 * Where an expression stands and what it may hold there.
 *
 * @param scope the names it sees
 * @param clause the place in GoogleSQL's words, for errors: {@code WHERE clause}
 * @param aggregates takes aggregate calls; empty where they are not allowed
 * @param windows takes analytic calls; empty where they are not allowed
 * @param place whether it is an argument of an aggregate or analytic function
 * @param enclosing the aggregate or analytic call whose argument it is
 * @param keys the grouping keys that are expressions and may be repeated here
 */
record ExpressionContext(
    NameScope scope,
    String clause,
    Optional<AggregateCollector> aggregates,
    Optional<WindowCollector> windows,
    Place place,
    Optional<FunctionCall> enclosing,
    GroupingKeys keys) {

  /** A place that is no argument of an aggregate or analytic function. */
  ExpressionContext(
      NameScope scope,
      String clause,
      Optional<AggregateCollector> aggregates,
      Optional<WindowCollector> windows,
      Place place,
      GroupingKeys keys) {
    this(scope, clause, aggregates, windows, place, Optional.empty(), keys);
  }

  /** What an expression is part of. */
  enum Place {
    CLAUSE,
    AGGREGATE_ARGUMENT,
    WINDOW_ARGUMENT
  }

  /** A place for scalar expressions only. */
  static ExpressionContext scalar(NameScope scope, String clause) {
    return new ExpressionContext(
        scope,
        clause,
        Optional.empty(),
        Optional.empty(),
        Place.CLAUSE,
        Optional.empty(),
        GroupingKeys.NONE);
  }

  ExpressionContext withScope(NameScope other) {
    return new ExpressionContext(other, clause, aggregates, windows, place, enclosing, keys);
  }

  /** The same as the argument of an aggregate call. */
  ExpressionContext inside(FunctionCall aggregate) {
    return new ExpressionContext(
        scope, clause, aggregates, windows, Place.AGGREGATE_ARGUMENT, Optional.of(aggregate), keys);
  }

  ExpressionContext withClause(String other) {
    return new ExpressionContext(scope, other, aggregates, windows, place, enclosing, keys);
  }
}
