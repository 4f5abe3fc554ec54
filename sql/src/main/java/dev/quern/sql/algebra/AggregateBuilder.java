package dev.quern.sql.algebra;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Builds a GROUP BY. Keys and arguments are expressions over the input; they are projected first,
 * since Calcite's aggregates take positions.
 */
public final class AggregateBuilder {

  private final PlanBuilder plan;
  private final RelOptCluster cluster;
  private final Relation input;
  private final List<Computed> keys = new ArrayList<>();
  private final List<Aggregation> aggregations = new ArrayList<>();
  private final List<ImmutableBitSet> groupingSets = new ArrayList<>();
  private final List<Computed> projected = new ArrayList<>();

  AggregateBuilder(PlanBuilder plan, RelOptCluster cluster, Relation input) {
    this.plan = plan;
    this.cluster = cluster;
    this.input = input;
  }

  /** Adds a key; its column is a column of the result. */
  public AggregateBuilder key(Computed key) {
    keys.add(key);
    return this;
  }

  /** Adds a call. */
  public AggregateBuilder call(Aggregation aggregation) {
    aggregations.add(aggregation);
    return this;
  }

  /** Adds a grouping set of keys, by their numbers. Without any, all keys form the only one. */
  public AggregateBuilder groupingSet(List<Integer> keyNumbers) {
    groupingSets.add(ImmutableBitSet.of(keyNumbers));
    return this;
  }

  /** The result: the keys' columns, then the calls'. */
  public Relation build() {
    return groupingSets.isEmpty()
            && keys.stream().anyMatch(key -> Collation.of(key.expression()).text())
        ? buildByKeys()
        : buildPlain();
  }

  /** Texts with collation group by keys; any text of a group stands for all. */
  private Relation buildByKeys() {
    AggregateBuilder builder = new AggregateBuilder(plan, cluster, input);
    List<Column> out = new ArrayList<>();
    for (Computed key : keys) {
      out.add(key.column());
      RexNode by = Collation.key(key.expression());
      if (by.equals(key.expression())) {
        builder.key(key);
      } else {
        builder.key(new Computed(plan.newColumn(by), by));
        builder.call(
            Aggregation.of(
                key.column(), plan.anyValue(key.column().type()), List.of(key.expression())));
      }
    }
    aggregations.forEach(builder::call);
    aggregations.forEach(aggregation -> out.add(aggregation.column()));
    return plan.select(builder.buildPlain(), out);
  }

  private Relation buildPlain() {
    projected.addAll(keys);
    List<List<Integer>> arguments = aggregations.stream().map(this::positions).toList();
    List<RelCollation> orders = aggregations.stream().map(this::collation).toList();
    List<Integer> filters =
        aggregations.stream()
            .map(call -> call.filter().map(f -> position(Rex.isTrue(f))).orElse(-1))
            .toList();
    Relation source = plan.project(input, projected);
    List<AggregateCall> calls = new ArrayList<>();
    List<Column> out = new ArrayList<>(keys.stream().map(Computed::column).toList());
    for (int i = 0; i < aggregations.size(); i++) {
      calls.add(call(aggregations.get(i), arguments.get(i), filters.get(i), orders.get(i)));
      out.add(aggregations.get(i).column());
    }
    List<RelNode> aggregates =
        distinctSets().stream().map(sets -> aggregate(source, sets, calls)).toList();
    return new Relation(
        aggregates.size() == 1 ? aggregates.getFirst() : LogicalUnion.create(aggregates, true),
        out);
  }

  /**
   * The grouping sets in lists without duplicates, which Calcite refuses; a set that is there twice
   * counts twice.
   */
  private List<List<ImmutableBitSet>> distinctSets() {
    List<List<ImmutableBitSet>> lists = new ArrayList<>();
    if (groupingSets.isEmpty()) {
      lists.add(List.of(ImmutableBitSet.range(keys.size())));
    }
    for (ImmutableBitSet set : groupingSets) {
      List<ImmutableBitSet> list =
          lists.stream()
              .filter(sets -> !sets.contains(set))
              .findFirst()
              .orElseGet(() -> {
                List<ImmutableBitSet> added = new ArrayList<>();
                lists.add(added);
                return added;
              });
      list.add(set);
    }
    return lists;
  }

  private RelNode aggregate(
      Relation source, List<ImmutableBitSet> sets, List<AggregateCall> calls) {
    return new LogicalAggregate(
        cluster,
        cluster.traitSet(),
        List.of(),
        source.node(),
        ImmutableBitSet.range(keys.size()),
        ImmutableBitSet.ORDERING.sortedCopy(sets),
        calls);
  }

  private static AggregateCall call(
      Aggregation aggregation, List<Integer> arguments, int filter, RelCollation order) {
    return AggregateCall.create(
        aggregation.operator(),
        aggregation.distinct(),
        false,
        aggregation.ignoreNulls(),
        aggregation.limit().isPresent()
            ? List.of(Rex.int64(aggregation.limit().getAsLong()))
            : List.of(),
        arguments,
        filter,
        null,
        order,
        AlgebraTypes.of(aggregation.column().type(), aggregation.column().collation()),
        aggregation.column().name());
  }

  private RelCollation collation(Aggregation aggregation) {
    return RelCollations.of(
        aggregation.orderBy().stream()
            .map(key -> key.at(position(Collation.key(key.expression()))))
            .toList());
  }

  private List<Integer> positions(Aggregation call) {
    return call.arguments().stream()
        .map(argument -> call.operator().takesKey() ? keyNumber(argument) : position(argument))
        .toList();
  }

  private int keyNumber(RexNode expression) {
    return keys.stream().map(Computed::expression).toList().indexOf(expression);
  }

  /** The position of an expression in the projection, which grows when it is not there. */
  private int position(RexNode expression) {
    for (int i = keys.size(); i < projected.size(); i++) {
      if (projected.get(i).expression().equals(expression)) {
        return i;
      }
    }
    Column column =
        Rex.asColumn(expression)
            .filter(c -> keys.stream().noneMatch(key -> key.column().id() == c.id()))
            .orElseGet(() -> plan.newColumn(expression));
    projected.add(new Computed(column, expression));
    return projected.size() - 1;
  }
}
