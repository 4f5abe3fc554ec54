package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Aggregation;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.scope.NameScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** The aggregate calls of one SELECT. Equal calls are computed once. */
final class AggregateCollector {

  private final PlanBuilder plan;
  private final NameScope inputScope;
  private final List<Aggregation> aggregations;
  private final AtomicInteger calls;
  private List<Computed> keys = List.of();

  /**
   * A collector.
   *
   * @param inputScope the names that arguments of aggregates see
   */
  AggregateCollector(PlanBuilder plan, NameScope inputScope) {
    this(plan, inputScope, new ArrayList<>(), new AtomicInteger());
  }

  private AggregateCollector(
      PlanBuilder plan, NameScope inputScope, List<Aggregation> aggregations, AtomicInteger calls) {
    this.plan = plan;
    this.inputScope = inputScope;
    this.aggregations = aggregations;
    this.calls = calls;
  }

  /** The same collector for calls whose arguments see other names. */
  AggregateCollector within(NameScope scope) {
    AggregateCollector other = new AggregateCollector(plan, scope, aggregations, calls);
    other.keys = keys;
    return other;
  }

  NameScope inputScope() {
    return inputScope;
  }

  /** Says what is grouped by. */
  void setKeys(List<Computed> groupingKeys) {
    keys = List.copyOf(groupingKeys);
  }

  boolean isKey(RexNode expression) {
    return keys.stream().anyMatch(key -> key.expression().equals(expression));
  }

  /** How many columns were asked for. */
  int calls() {
    return calls.get();
  }

  boolean isEmpty() {
    return aggregations.isEmpty();
  }

  List<Aggregation> aggregations() {
    return List.copyOf(aggregations);
  }

  /** The column of a call's results. */
  Column add(SqlType type, Collation collation, Function<Column, Aggregation> call) {
    calls.incrementAndGet();
    Column column = plan.newColumn(type, collation);
    Aggregation aggregation = call.apply(column);
    for (Aggregation other : aggregations) {
      if (call.apply(other.column()).equals(other)) {
        return other.column();
      }
    }
    aggregations.add(aggregation);
    return column;
  }
}
