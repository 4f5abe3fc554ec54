package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Aggregation;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.AggregateModifiers;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.FunctionCall.NullHandling;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Span;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.CallArguments;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.OverloadResolution.Resolved;
import dev.quern.sql.function.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;

/** Gives aggregate function calls meaning. Source: "Aggregate function calls". */
final class AggregateAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  AggregateAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  RexNode analyze(FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    ExpressionContext inner =
        ExpressionContext.scalar(
                place.aggregates().map(AggregateCollector::inputScope).orElseGet(place::scope),
                place.clause())
            .inside(call);
    Prepared prepared = prepare(function, call, inner);
    if (place.place() == ExpressionContext.Place.AGGREGATE_ARGUMENT) {
      throw context.error(
          place.enclosing().orElse(call), "Aggregations of aggregations are not allowed");
    }
    AggregateCollector collector =
        place
            .aggregates()
            .orElseThrow(() ->
                context.error(
                    call.symbol(),
                    "Aggregate function %s not allowed in %s",
                    isStar(call) ? function.name() + "(*)" : function.name(),
                    place.clause()));
    if (function.has(Trait.TAKES_KEY) && !collector.isKey(prepared.arguments().getFirst())) {
      throw context.error(
          call.symbol(),
          "%s must have an argument that exists within the group-by expression list.",
          function.name());
    }
    AggregateModifiers modifiers = call.modifiers();
    List<SortKey> order = orderBy(call, inner, prepared);
    OptionalLong limit =
        modifiers.limit().map(l -> limit(function, l)).orElse(OptionalLong.empty());
    return Rex.column(
        collector.add(
            prepared.type,
            Collation.ofLike(prepared.type, prepared.arguments),
            column ->
                new Aggregation(
                    column,
                    prepared.operator,
                    prepared.arguments,
                    modifiers.distinct(),
                    ignoresNulls(modifiers),
                    Optional.empty(),
                    order,
                    limit)));
  }

  /** Makes a query aggregate that calls nothing that does. */
  void countRows(AggregateCollector collector) {
    FunctionDefinition count = context.functions().get("$COUNT_STAR");
    Resolved resolved = analysis.functions.resolve(count, List.of(), new Span(0, 0));
    AggregateFunctionOperator operator =
        new AggregateFunctionOperator(count, resolved.overload(), resolved.result());
    collector.add(
        resolved.result(), Collation.NONE, column -> Aggregation.of(column, operator, List.of()));
  }

  /** The array of a value in all rows of a group. */
  RexNode rows(AggregateCollector collector, RexNode value) {
    FunctionDefinition collect = context.functions().get("ARRAY_AGG");
    Resolved resolved = analysis.functions.resolve(collect, List.of(value), new Span(0, 0));
    AggregateFunctionOperator operator =
        new AggregateFunctionOperator(collect, resolved.overload(), resolved.result());
    return Rex.column(
        collector.add(
            resolved.result(),
            Collation.NONE,
            column -> Aggregation.of(column, operator, resolved.arguments())));
  }

  /** An aggregate function with its arguments, wherever it is computed. */
  record Prepared(AggregateFunctionOperator operator, List<RexNode> arguments, SqlType type) {}

  /** Resolves the function and its arguments; checks what was said in the parentheses. */
  Prepared prepare(FunctionDefinition function, FunctionCall call, ExpressionContext inner) {
    return prepare(function, call, inner, () -> {});
  }

  /**
   * The same of a call with OVER.
   *
   * @param window checks the window, before what was said in the parentheses
   */
  Prepared prepare(
      FunctionDefinition function, FunctionCall call, ExpressionContext inner, Runnable window) {
    FunctionDefinition chosen = function;
    CallArguments arguments = CallArguments.of(List.of());
    if (isStar(call)) {
      if (!function.name().equals("COUNT")) {
        throw context.error(call.arguments().getFirst(), "Argument * can only be used in COUNT(*)");
      }
      if (call.modifiers().distinct()) {
        throw context.error(call.symbol(), "COUNT(*) cannot be used with DISTINCT");
      }
      chosen = context.functions().get("$COUNT_STAR");
    } else {
      arguments = analysis.calls.arguments(function, call, inner);
    }
    if (call.modifiers().nulls().filter(n -> n == NullHandling.RESPECT).isPresent()) {
      chosen = context.functions().find("$" + function.name() + "_RESPECT_NULLS").orElse(function);
    }
    if (call.modifiers().havingExtreme().isPresent()) {
      FunctionCall.Having having = call.modifiers().havingExtreme().get();
      chosen = having(function, having);
      arguments = arguments.and(analysis.expressions.analyze(having.value(), inner));
    }
    Resolved resolved = analysis.functions.resolve(chosen, arguments, call.symbol());
    checkConstants(function, resolved, call);
    analysis.functions.checkAggregate(resolved, call);
    window.run();
    checkModifiers(function, call);
    ComparabilityRules.checkAggregate(function.name(), resolved.arguments(), call, context);
    if (call.modifiers().distinct()
        && !TypeTraits.supportsGrouping(Rex.typeOf(resolved.arguments().getFirst()))) {
      throw context.error(
          call.symbol(),
          "Aggregate functions with DISTINCT cannot be used with arguments of type %s",
          TypeTraits.name(Rex.typeOf(resolved.arguments().getFirst())));
    }
    CollationRules.check(function, resolved.arguments(), call.symbol(), context);
    Optional<Collations.Replacement> collated =
        Collations.ofAggregate(function.name(), resolved.arguments(), call.modifiers().distinct());
    if (collated.isPresent()) {
      chosen = context.functions().get(collated.get().function());
      resolved = analysis.functions.resolve(chosen, collated.get().arguments(), call.symbol());
    }
    return new Prepared(
        new AggregateFunctionOperator(chosen, resolved.overload(), resolved.result()),
        resolved.arguments(),
        resolved.result());
  }

  private void checkConstants(FunctionDefinition function, Resolved resolved, FunctionCall call) {
    List<Parameter> parameters = resolved.overload().signature().parameters();
    if (function.has(Trait.NO_NULL_LITERAL) && isNull(resolved.arguments().getFirst())) {
      throw context.error(
          call.arguments().getFirst(), "The argument to %s must be non-NULL", function.name());
    }
    for (int i = 0; i < Math.min(parameters.size(), call.arguments().size()); i++) {
      if (!parameters.get(i).constant()) {
        continue;
      }
      RexNode argument = resolved.arguments().get(i);
      String which =
          parameters.size() == 1
              ? "The argument to " + function.name()
              : "Argument %d to %s".formatted(i + 1, function.name());
      if (Rex.asLiteral(argument).isEmpty() && !(argument instanceof RexDynamicParam)) {
        throw context.error(
            call.arguments().get(i), "%s must be a literal or query parameter", which);
      }
      if (isNull(argument)) {
        throw context.error(call.arguments().get(i), "%s must be non-NULL", which);
      }
    }
  }

  private static boolean isNull(RexNode argument) {
    return Rex.asLiteral(argument).filter(literal -> literal.value().isNull()).isPresent();
  }

  private static boolean isStar(FunctionCall call) {
    return call.arguments().size() == 1 && call.arguments().getFirst() instanceof Argument.Star;
  }

  private FunctionDefinition having(FunctionDefinition function, FunctionCall.Having having) {
    String internal = "$" + function.name() + (having.max() ? "_HAVING_MAX" : "_HAVING_MIN");
    return context
        .functions()
        .find(internal)
        .orElseThrow(() ->
            context.error(
                having, "HAVING %s is only supported for ANY_VALUE", having.max() ? "MAX" : "MIN"));
  }

  private void checkModifiers(FunctionDefinition function, FunctionCall call) {
    AggregateModifiers modifiers = call.modifiers();
    if (modifiers.distinct() && !function.has(Trait.DISTINCT) && !isStar(call)) {
      throw context.error(
          call.symbol(), "DISTINCT is not allowed for aggregate function %s", function.name());
    }
    if (modifiers.nulls().isPresent() && !function.has(Trait.NULL_HANDLING)) {
      throw context.error(
          call.symbol(),
          "IGNORE NULLS and RESPECT NULLS are not allowed for %s",
          call.over().isPresent()
              ? "analytic function " + function.name()
              : "aggregate function " + function.name().toLowerCase(Locale.ROOT));
    }
    if (modifiers.orderBy().isPresent() && !function.has(Trait.ORDER_BY)) {
      throw context.error(
          modifiers.orderBy().get(),
          "Aggregate function %s does not support ORDER BY in arguments",
          function.name());
    }
    if (modifiers.limit().isPresent() && !function.has(Trait.ORDER_BY)) {
      throw context.error(
          modifiers.limit().get(),
          "Aggregate function %s does not support LIMIT in arguments",
          function.name());
    }
    if (modifiers.where().isPresent() || modifiers.groupBy().isPresent()) {
      throw context.error(call.symbol(), "Multi-level aggregation is not supported");
    }
    if (modifiers.clamp().isPresent() || modifiers.report().isPresent()) {
      throw context.error(
          call.symbol(), "Clamping is only supported in queries with differential privacy");
    }
  }

  static boolean ignoresNulls(AggregateModifiers modifiers) {
    return modifiers.nulls().filter(n -> n == NullHandling.IGNORE).isPresent();
  }

  private List<SortKey> orderBy(FunctionCall call, ExpressionContext inner, Prepared prepared) {
    if (call.modifiers().orderBy().isEmpty()) {
      return List.of();
    }
    List<SortKey> keys = new ArrayList<>();
    Ordinals ordinals = new Ordinals(context, "ORDER BY");
    for (OrderBy.Item item : call.modifiers().orderBy().get().items()) {
      if (ordinals.find(item.value(), Integer.MAX_VALUE).isPresent()) {
        throw context.error(
            call.modifiers().orderBy().get(),
            "Aggregate functions do not allow ORDER BY by index in arguments");
      }
      ordinals.refuseLiteral(item.value());
      RexNode value = analysis.expressions.analyze(item.value(), inner);
      if (call.modifiers().distinct() && !prepared.arguments.contains(value)) {
        throw context.error(
            item,
            "An aggregate function that has both DISTINCT and ORDER BY arguments can only ORDER BY"
                + " expressions that are arguments to the function");
      }
      keys.add(analysis.queries.sortKey(item, value));
    }
    return keys;
  }

  private OptionalLong limit(FunctionDefinition function, Limit limit) {
    if (limit.offset().isPresent()) {
      throw context.error(
          limit, "Aggregate function %s does not support OFFSET in arguments", function.name());
    }
    RexNode count = analysis.queries.bound(limit.count().orElseThrow(), "LIMIT");
    return Rex.asLiteral(count)
        .map(literal -> literal.value())
        .map(value -> OptionalLong.of(((Value.Int64) value).value()))
        .orElseThrow(() ->
            context.error(
                limit.count().orElseThrow(), "LIMIT expects an integer literal or parameter"));
  }
}
