package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.AggregateBuilder;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.GroupBy.GroupingItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PipeOperator;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/** Gives the pipe operator AGGREGATE meaning. Source: "Pipe query syntax", AGGREGATE. */
final class PipeAggregateAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final FromResult from;
  private final NameScope scope;
  private final GroupGuard guard = new GroupGuard(true);
  private final List<NamedColumn> columns = new ArrayList<>();
  private final List<SortKey> order = new ArrayList<>();

  PipeAggregateAnalyzer(Analysis analysis, FromResult from, NameScope outer) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.from = from;
    this.scope = outer.inner(from.names());
  }

  QueryResult analyze(PipeOperator.Aggregate aggregate) {
    if (aggregate.with().isPresent()) {
      throw context.unsupported(
          aggregate.with().get(),
          "AGGREGATE WITH " + aggregate.with().get().name().name().toUpperCase(Locale.ROOT));
    }
    if (aggregate.items().isEmpty() && aggregate.groupBy().isEmpty()) {
      throw context.error(
          aggregate,
          "Pipe AGGREGATE cannot have both an empty aggregate list and an empty GROUP BY");
    }
    GroupByAnalyzer groupBy = new GroupByAnalyzer(analysis, scope, List.of());
    aggregate.groupBy().ifPresent(groupBy::analyze);
    groupBy.keys().forEach(key -> guard.allow(key.column()));
    List<NamedColumn> keyColumns = new ArrayList<>();
    aggregate.groupBy().ifPresent(g -> nameKeys(g, groupBy, keyColumns));
    AggregateCollector aggregates = new AggregateCollector(plan, scope);
    aggregates.setKeys(groupBy.keys());
    List<Computed> computed = items(aggregate, aggregates);
    AggregateBuilder builder = plan.aggregate(from.relation());
    groupBy.keys().forEach(builder::key);
    groupBy.sets().forEach(set -> builder.groupingSet(List.copyOf(set)));
    aggregates.aggregations().forEach(builder::call);
    Relation rows = plan.extend(builder.build(), computed);
    List<SortKey> sort = new ArrayList<>(order);
    if (aggregate.groupBy().filter(GroupBy::andOrderBy).isPresent()) {
      keyColumns.stream()
          .map(column -> SortKey.ascending(Rex.column(column.column())))
          .filter(key -> sort.stream().noneMatch(k -> k.expression().equals(key.expression())))
          .forEach(sort::add);
    }
    keyColumns.addAll(columns);
    return QueryResult.of(
        analysis.queries.sortAndLimit(rows, sort, Optional.empty()), NameList.of(keyColumns));
  }

  private void nameKeys(GroupBy groupBy, GroupByAnalyzer keys, List<NamedColumn> named) {
    if (keys.sets().isEmpty()) {
      Set<Column> distinct = new HashSet<>();
      for (GroupingItem item : groupBy.items()) {
        GroupingItem.Value value = (GroupingItem.Value) item;
        RexNode expression =
            analysis.expressions.analyze(
                value.value(), ExpressionContext.scalar(scope, "pipe AGGREGATE"));
        Column column =
            keys.keys().stream()
                .filter(key -> key.expression().equals(expression))
                .findFirst()
                .or(() -> Optional.of(keys.keys().get(distinct.size()))) // A query is never equal.
                .map(Computed::column)
                .orElseThrow();
        distinct.add(column);
        String name =
            value.alias().map(Identifier::name).orElseGet(() -> NameInference.of(value.value()));
        named.add(NamedColumn.of(name, column));
        order(value.ordering(), column);
      }
      if (!distinct.isEmpty()) {
        return;
      }
    }
    keys.keys().forEach(key -> named.add(NamedColumn.of(nameOf(key.column()), key.column())));
  }

  private String nameOf(Column column) {
    return from.names().columns().stream()
        .filter(named -> named.column().equals(column))
        .map(NamedColumn::name)
        .findFirst()
        .orElse("");
  }

  private void order(Optional<SelectItem.GroupingOrder> ordering, Column column) {
    if (ordering.isPresent()) {
      boolean descending =
          ordering.get().direction().filter(d -> d == OrderBy.Direction.DESC).isPresent();
      boolean nullsFirst =
          ordering.get().nulls().map(n -> n == OrderBy.Nulls.FIRST).orElse(!descending);
      order.add(new SortKey(Rex.column(column), descending, nullsFirst));
    }
  }

  private List<Computed> items(PipeOperator.Aggregate aggregate, AggregateCollector aggregates) {
    ExpressionContext place =
        new ExpressionContext(
            scope.guardedBy(guard),
            "pipe AGGREGATE",
            Optional.of(aggregates),
            Optional.empty(),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    List<Computed> computed = new ArrayList<>();
    for (SelectItem item : aggregate.items()) {
      if (!(item instanceof SelectItem.Column column)) {
        throw context.error(item, "Pipe AGGREGATE does not support *");
      }
      int before = aggregates.calls();
      RexNode value = analysis.expressions.analyze(column.value(), place);
      if (aggregates.calls() == before) {
        throw context.error(item, "Pipe AGGREGATE cannot include non-aggregate expressions");
      }
      Column result = plan.newColumn(value);
      computed.add(new Computed(result, value));
      columns.add(
          NamedColumn.of(
              column
                  .alias()
                  .map(Identifier::name)
                  .orElseGet(() -> NameInference.of(column.value())),
              result));
      order(column.ordering(), result);
    }
    return computed;
  }
}
