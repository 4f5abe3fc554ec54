package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Select.NamedWindow;
import dev.quern.sql.ast.WindowSpecification;
import dev.quern.sql.ast.WindowSpecification.Bound;
import dev.quern.sql.ast.WindowSpecification.Frame;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionDefinition.Kind;
import dev.quern.sql.function.FunctionDefinition.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;

/** Gives calls with OVER meaning. Source: "Window function calls". */
final class WindowAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  WindowAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  RexNode analyze(FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    if (function.kind() == Kind.SCALAR) {
      throw context.error(call, "Function %s does not support an OVER clause", function.name());
    }
    WindowCollector collector = place.windows().orElseThrow(() -> notAllowed(call, place));
    if (function.has(Trait.NO_WINDOW)) {
      throw context.error(
          call, "Aggregate function %s does not support an OVER clause", function.name());
    }
    ExpressionContext inner =
        new ExpressionContext(
            place.scope(),
            place.clause(),
            place.aggregates(),
            Optional.empty(),
            ExpressionContext.Place.WINDOW_ARGUMENT,
            place.keys());
    AggregateAnalyzer.Prepared prepared = analysis.aggregates.prepare(function, call, inner);
    WindowSpecification window = flatten(call.over().orElseThrow(), collector);
    check(function, call, window);
    List<RexNode> partition = new ArrayList<>();
    window
        .partitionBy()
        .ifPresent(p -> p.expressions().forEach(e -> partition.add(partitionKey(e, inner))));
    List<SortKey> order = orderBy(window, inner);
    Optional<Frame> frame = window.frame();
    RexWindowBound lower = RexWindowBounds.UNBOUNDED_PRECEDING;
    RexWindowBound upper =
        order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW;
    if (frame.isPresent()) {
      lower = bound(frame.get(), frame.get().start(), order);
      upper =
          frame
              .get()
              .end()
              .map(end -> bound(frame.get(), end, order))
              .orElse(RexWindowBounds.CURRENT_ROW);
    }
    RexNode result =
        Rex.column(
            collector.add(
                Rex.over(
                    prepared.type(),
                    prepared.operator(),
                    prepared.arguments(),
                    partition,
                    order,
                    lower,
                    upper,
                    frame.filter(f -> f.unit() == WindowSpecification.Unit.ROWS).isPresent(),
                    call.modifiers().distinct(),
                    AggregateAnalyzer.ignoresNulls(call.modifiers()))));
    return context
        .functions()
        .find("$" + function.name() + "_OF_WINDOW")
        .map(f ->
            analysis.functions.scalar(
                f, List.of(prepared.arguments().getFirst(), result), call.span(), false))
        .orElse(result);
  }

  private RuntimeException notAllowed(FunctionCall call, ExpressionContext place) {
    return switch (place.place()) {
      case AGGREGATE_ARGUMENT ->
          context.error(call, "Analytic functions cannot be arguments to aggregate functions");
      case WINDOW_ARGUMENT ->
          context.error(
              call, "Analytic function cannot be an argument of another analytic function");
      case CLAUSE -> context.error(call, "Analytic function not allowed in %s", place.clause());
    };
  }

  /** The window with what it inherits from named ones. */
  private WindowSpecification flatten(WindowSpecification window, WindowCollector collector) {
    if (window.base().isEmpty()) {
      return window;
    }
    Identifier name = window.base().get();
    NamedWindow named =
        collector.namedWindows().stream()
            .filter(w -> w.name().name().equalsIgnoreCase(name.name()))
            .findFirst()
            .orElseThrow(() -> context.error(name, "Unrecognized window alias %s", name.name()));
    WindowSpecification base = flatten(named.window(), collector);
    if (window.partitionBy().isPresent()) {
      throw context.error(
          window.partitionBy().get(),
          "PARTITION BY is not allowed when the window extends a named window");
    }
    if (window.orderBy().isPresent() && base.orderBy().isPresent()) {
      throw context.error(
          window.orderBy().get(),
          "ORDER BY is not allowed if the referenced window %s already has one",
          name.name());
    }
    return new WindowSpecification(
        window.span(),
        Optional.empty(),
        base.partitionBy(),
        base.orderBy().or(window::orderBy),
        window.frame().or(base::frame));
  }

  private void check(FunctionDefinition function, FunctionCall call, WindowSpecification window) {
    String name = function.name().toLowerCase(Locale.ROOT);
    WindowSpecification written = call.over().orElseThrow();
    if (function.has(Trait.NEEDS_ORDER_BY) && window.orderBy().isEmpty()) {
      throw context.error(written, "Window ORDER BY is required for analytic function %s", name);
    }
    if (function.has(Trait.NO_WINDOW_ORDER_BY) && window.orderBy().isPresent()) {
      throw context.error(written, "Window ORDER BY is not allowed for analytic function %s", name);
    }
    if (function.has(Trait.NO_FRAME) && window.frame().isPresent()) {
      throw context.error(
          written, "Window framing clause is not allowed for analytic function %s", name);
    }
    if (call.modifiers().distinct() && window.orderBy().isPresent()) {
      throw context.error(written, "Window ORDER BY is not allowed if DISTINCT is specified");
    }
    if (call.modifiers().distinct() && window.frame().isPresent()) {
      throw context.error(written, "Window framing clause is not allowed if DISTINCT is specified");
    }
    if (call.modifiers().orderBy().isPresent() || call.modifiers().limit().isPresent()) {
      throw context.error(
          call, "ORDER BY and LIMIT in arguments are not supported on analytic functions");
    }
  }

  private RexNode partitionKey(Expression expression, ExpressionContext inner) {
    RexNode key = analysis.expressions.analyze(expression, inner);
    if (!TypeTraits.supportsPartitioning(Rex.typeOf(key))) {
      throw context.error(
          expression,
          "Partitioning by expressions of type %s is not allowed",
          TypeTraits.name(Rex.typeOf(key)));
    }
    return key;
  }

  private List<SortKey> orderBy(WindowSpecification window, ExpressionContext inner) {
    List<SortKey> keys = new ArrayList<>();
    if (window.orderBy().isPresent()) {
      for (OrderBy.Item item : window.orderBy().get().items()) {
        keys.add(analysis.queries.sortKey(item, analysis.expressions.analyze(item.value(), inner)));
      }
    }
    return keys;
  }

  private RexWindowBound bound(Frame frame, Bound bound, List<SortKey> order) {
    return switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> RexWindowBounds.UNBOUNDED_PRECEDING;
      case UNBOUNDED_FOLLOWING -> RexWindowBounds.UNBOUNDED_FOLLOWING;
      case CURRENT_ROW -> RexWindowBounds.CURRENT_ROW;
      case PRECEDING -> RexWindowBounds.preceding(offset(frame, bound, order));
      case FOLLOWING -> RexWindowBounds.following(offset(frame, bound, order));
    };
  }

  private RexNode offset(Frame frame, Bound bound, List<SortKey> order) {
    Expression written = bound.offset().orElseThrow();
    RexNode offset =
        analysis.expressions.analyze(
            written, ExpressionContext.scalar(dev.quern.sql.scope.NameScope.EMPTY, "window frame"));
    SqlType wanted = ScalarType.INT64;
    if (frame.unit() == WindowSpecification.Unit.RANGE) {
      if (order.size() != 1) {
        throw context.error(
            frame,
            "Must have exactly one ORDER BY key when analytic functions use RANGE window frame with"
                + " offset boundaries");
      }
      wanted = Rex.typeOf(order.getFirst().expression());
      if (wanted == ScalarType.BIGNUMERIC) {
        throw context.unsupported(frame, "A RANGE frame with an offset over a BIGNUMERIC key");
      }
      if (!wanted.isNumeric()) {
        throw context.error(
            frame,
            "ORDER BY key must be numeric in a RANGE-based window with OFFSET PRECEDING or OFFSET"
                + " FOLLOWING boundaries, but has type %s",
            wanted);
      }
    }
    if (!Coercion.coerces(offset, wanted)) {
      throw context.error(
          written,
          "Window framing expression has type %s that cannot coerce to the type %s",
          Rex.typeOf(offset),
          wanted);
    }
    RexNode coerced = context.coerce(offset, wanted);
    Rex.asLiteral(coerced)
        .map(literal -> literal.value())
        .filter(v -> v.isNull() || (v instanceof Value.Int64(long n) && n < 0))
        .ifPresent(v -> {
          throw context.error(
              written, "Window framing expression cannot evaluate to a negative value or NULL");
        });
    return coerced;
  }
}
