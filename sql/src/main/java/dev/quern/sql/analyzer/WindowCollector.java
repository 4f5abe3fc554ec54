package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Select.NamedWindow;
import dev.quern.sql.ast.Span;
import dev.quern.sql.scope.NameScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * The analytic calls of one SELECT and the windows its WINDOW clause names. Equal calls are
 * computed once.
 */
final class WindowCollector {

  private final PlanBuilder plan;
  private final List<NamedWindow> namedWindows;
  private final List<Computed> queries;
  private final List<RangeRanks> ranks;
  private final List<Computed> calls;
  private final Optional<NameScope> scope;

  WindowCollector(PlanBuilder plan, List<NamedWindow> namedWindows) {
    this(
        plan,
        namedWindows,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        Optional.empty());
  }

  private WindowCollector(
      PlanBuilder plan,
      List<NamedWindow> namedWindows,
      List<Computed> queries,
      List<RangeRanks> ranks,
      List<Computed> calls,
      Optional<NameScope> scope) {
    this.plan = plan;
    this.namedWindows = namedWindows;
    this.queries = queries;
    this.ranks = ranks;
    this.calls = calls;
    this.scope = scope;
  }

  /** The same collector for calls whose arguments see other names than their clause. */
  WindowCollector within(NameScope other) {
    return new WindowCollector(plan, namedWindows, queries, ranks, calls, Optional.of(other));
  }

  /** The names that arguments see; empty for those of the clause. */
  Optional<NameScope> scope() {
    return scope;
  }

  List<NamedWindow> namedWindows() {
    return namedWindows;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  List<Computed> calls() {
    return List.copyOf(calls);
  }

  /** The rows with the calls' results. */
  Relation extend(Relation rows) {
    Relation ranked = plan.extend(rows, queries);
    for (RangeRanks own : ranks) {
      ranked = own.extend(ranked);
    }
    return plan.extend(ranked, calls);
  }

  /** A key of a window; one that holds a query is computed before, as the engine takes none. */
  RexNode key(RexNode expression) {
    if (!SharedArguments.hasSubquery(expression)) {
      return expression;
    }
    Column column = plan.newColumn(expression);
    queries.add(new Computed(column, expression));
    return Rex.column(column);
  }

  /** Ranks in place of a window's key, which windows of the same order and frame share. */
  RangeRanks ranks(
      Analysis analysis,
      Span location,
      List<RexNode> partition,
      SortKey key,
      FrameAnalyzer.Bounds bounds) {
    for (RangeRanks other : ranks) {
      if (other.isFor(partition, key, bounds)) {
        return other;
      }
    }
    RangeRanks own = new RangeRanks(analysis, location, partition, key, bounds);
    ranks.add(own);
    return own;
  }

  /** The column of a call's results. */
  Column add(RexNode call) {
    for (Computed other : calls) {
      if (Rex.sameWindowCall(other.expression(), call)) {
        return other.column();
      }
    }
    Column column = plan.newColumn(call);
    calls.add(new Computed(column, call));
    return column;
  }
}
