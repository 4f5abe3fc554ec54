package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Select.NamedWindow;
import dev.quern.sql.ast.WindowSpecification;
import dev.quern.sql.ast.WindowSpecification.Frame;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionDefinition.Kind;
import dev.quern.sql.function.FunctionDefinition.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/** Gives calls with OVER meaning. Source: "Window function calls". */
final class WindowAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final FrameAnalyzer frames;

  WindowAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.frames = new FrameAnalyzer(analysis);
  }

  RexNode analyze(FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    WindowCollector collector = collector(call, place);
    if (function.kind() == Kind.SCALAR) {
      throw context.error(
          call.symbol(), "Function %s does not support an OVER clause", function.name());
    }
    if (function.has(Trait.NO_WINDOW)) {
      throw context.error(
          call.symbol(), "Aggregate function %s does not support an OVER clause", function.name());
    }
    ExpressionContext inner =
        new ExpressionContext(
            collector.scope().orElseGet(place::scope),
            place.clause(),
            place.aggregates(),
            Optional.empty(),
            ExpressionContext.Place.WINDOW_ARGUMENT,
            Optional.of(call),
            place.keys());
    refuseOrder(call);
    WindowSpecification window = flatten(call.over().orElseThrow(), collector);
    AggregateAnalyzer.Prepared prepared =
        analysis.aggregates.prepare(function, call, inner, () -> check(function, call, window));
    List<RexNode> partition = new ArrayList<>();
    window
        .partitionBy()
        .ifPresent(p ->
            p.expressions()
                .forEach(e ->
                    partition.add(collector.key(partitionKey(e, within(inner, "PARTITION BY"))))));
    List<SortKey> order = orderBy(window, within(inner, "Window ORDER BY"), collector);
    Optional<Frame> frame = window.frame();
    boolean rows = frame.filter(f -> f.unit() == WindowSpecification.Unit.ROWS).isPresent();
    FrameAnalyzer.Bounds bounds = frames.bounds(window, order);
    if (RangeRanks.concerns(rows, order, bounds)) {
      RangeRanks ranks =
          collector.ranks(analysis, call.symbol(), partition, order.getFirst(), bounds);
      order = List.of(ranks.order());
      bounds = ranks.frame();
    }
    place.enclosing().ifPresent(outer -> refuseNested(outer, place));
    RexNode result =
        Rex.column(
            collector.add(
                Rex.over(
                    prepared.type(),
                    prepared.operator(),
                    prepared.arguments(),
                    partition,
                    order,
                    bounds.lower(),
                    bounds.upper(),
                    rows,
                    call.modifiers().distinct(),
                    AggregateAnalyzer.ignoresNulls(call.modifiers()))));
    return context
        .functions()
        .find("$" + function.name() + "_OF_WINDOW")
        .map(f ->
            analysis.functions.scalar(
                f, List.of(prepared.arguments().getFirst(), result), call.symbol(), false))
        .orElse(result);
  }

  /** Refuses named windows that have one name. */
  void checkNames(List<NamedWindow> windows) {
    Set<String> names = new HashSet<>();
    for (NamedWindow window : windows) {
      String name = window.name().name();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw context.error(window.name(), "Duplicate window alias %s", name);
      }
    }
  }

  private WindowCollector collector(FunctionCall call, ExpressionContext place) {
    if (place.windows().isPresent()) {
      return place.windows().get();
    }
    if (place.enclosing().isEmpty()) {
      throw context.error(call.symbol(), "Analytic function not allowed in %s", place.clause());
    }
    return new WindowCollector(context.plan(), List.of());
  }

  /** What is wrong inside the call is said before that it may not be an argument. */
  private void refuseNested(FunctionCall outer, ExpressionContext place) {
    throw context.error(
        outer,
        place.place() == ExpressionContext.Place.AGGREGATE_ARGUMENT
            ? "Analytic functions cannot be arguments to aggregate functions"
            : "Analytic function cannot be an argument of another analytic function");
  }

  /** The window with what it inherits from named ones. */
  private WindowSpecification flatten(WindowSpecification window, WindowCollector collector) {
    if (window.base().isEmpty()) {
      return window;
    }
    Identifier name = window.base().get();
    // A named window extends those before it only.
    NamedWindow named =
        collector.namedWindows().stream()
            .filter(w -> w.name().name().equalsIgnoreCase(name.name()))
            .filter(w -> !isNamed(window, collector) || w.span().end() <= name.span().start())
            .findFirst()
            .orElseThrow(() -> context.error(name, "Unrecognized window alias %s", name.name()));
    WindowSpecification base = flatten(named.window(), collector);
    if (window.partitionBy().isPresent()) {
      throw context.error(
          name, "If a window has a PARTITION BY, it cannot reference a named window");
    }
    if (window.orderBy().isPresent() && base.orderBy().isPresent()) {
      throw context.error(
          window.orderBy().get(),
          "If a window inherits an ORDER BY from its referenced window, it cannot have an inline ORDER BY");
    }
    if ((window.orderBy().isPresent() || window.frame().isPresent()) && base.frame().isPresent()) {
      throw context.error(
          name,
          "If a window has an inline ORDER BY or window frame clause, it cannot reference another window"
              + " that contains or inherits a window frame clause");
    }
    return new WindowSpecification(
        window.span(),
        Optional.empty(),
        base.partitionBy(),
        base.orderBy().or(window::orderBy),
        window.frame().or(base::frame));
  }

  private void refuseOrder(FunctionCall call) {
    if (call.modifiers().orderBy().isPresent()) {
      throw context.error(
          call.modifiers().orderBy().get(),
          "ORDER BY in arguments is not supported on analytic functions");
    }
    if (call.modifiers().limit().isPresent()) {
      throw context.error(
          call.modifiers().limit().get(),
          "LIMIT in arguments is not supported on analytic functions");
    }
  }

  private void check(FunctionDefinition function, FunctionCall call, WindowSpecification window) {
    String name = function.name().toLowerCase(Locale.ROOT);
    WindowSpecification written = call.over().orElseThrow();
    Node order = written.orderBy().<Node>map(o -> o).orElse(written);
    Node frame = written.frame().<Node>map(f -> f).orElse(written);
    if (function.has(Trait.NEEDS_ORDER_BY) && window.orderBy().isEmpty()) {
      throw context.error(written, "Window ORDER BY is required for analytic function %s", name);
    }
    if (function.has(Trait.NO_WINDOW_ORDER_BY) && window.orderBy().isPresent()) {
      throw context.error(order, "Window ORDER BY is not allowed for analytic function %s", name);
    }
    if (function.has(Trait.NO_FRAME) && window.frame().isPresent()) {
      throw context.error(
          frame, "Window framing clause is not allowed for analytic function %s", name);
    }
    if (call.modifiers().distinct() && window.orderBy().isPresent()) {
      throw context.error(order, "Window ORDER BY is not allowed if DISTINCT is specified");
    }
    if (call.modifiers().distinct() && window.frame().isPresent()) {
      throw context.error(frame, "Window framing clause is not allowed if DISTINCT is specified");
    }
    if (call.modifiers().havingExtreme().isPresent()) {
      throw context.error(
          call.modifiers().havingExtreme().get(),
          "HAVING modifier is not supported on analytic functions");
    }
  }

  private static boolean isNamed(WindowSpecification window, WindowCollector collector) {
    return collector.namedWindows().stream().anyMatch(w -> w.window().equals(window));
  }

  private static ExpressionContext within(ExpressionContext place, String clause) {
    return new ExpressionContext(
        place.scope(),
        clause,
        place.aggregates(),
        Optional.empty(),
        ExpressionContext.Place.CLAUSE,
        Optional.empty(),
        place.keys());
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

  private List<SortKey> orderBy(
      WindowSpecification window, ExpressionContext inner, WindowCollector collector) {
    List<SortKey> keys = new ArrayList<>();
    if (window.orderBy().isPresent()) {
      for (OrderBy.Item item : window.orderBy().get().items()) {
        RexNode value = analysis.expressions.analyze(item.value(), inner);
        if (!TypeTraits.supportsOrdering(Rex.typeOf(value))) {
          throw context.error(
              item.value(),
              "Ordering by expressions of type %s is not allowed",
              TypeTraits.name(Rex.typeOf(value)));
        }
        keys.add(analysis.queries.sortKey(item, collector.key(value)));
      }
    }
    return keys;
  }
}
