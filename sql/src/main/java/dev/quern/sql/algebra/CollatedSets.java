package dev.quern.sql.algebra;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;

/**
 * INTERSECT and EXCEPT of rows whose texts compare by collation: equal rows of all inputs form a
 * group, which knows the inputs that it has rows of.
 *
 * <pre>a INTERSECT DISTINCT b
 * ->  SELECT row FROM (rows of a with a mark UNION ALL rows of b with another) GROUP BY row
 *     HAVING both marks</pre>
 */
final class CollatedSets {

  private final PlanBuilder plan;
  private final List<Relation> inputs;

  CollatedSets(PlanBuilder plan, List<Relation> inputs) {
    this.plan = plan;
    this.inputs = inputs;
  }

  /** The rows that are in every input. */
  Relation intersect() {
    return groups(UnaryOperator.identity());
  }

  /** The rows of the first input that are in no other. */
  Relation except() {
    return groups(Rex::not);
  }

  /**
   * Groups with a row of the first input.
   *
   * @param other what holds of the mark of every other input
   */
  private Relation groups(UnaryOperator<RexNode> other) {
    int width = inputs.getFirst().columns().size();
    Relation all =
        plan.union(IntStream.range(0, inputs.size()).mapToObj(this::marked).toList(), true);
    AggregateBuilder groups = plan.aggregate(all);
    List<Column> rows = all.columns().subList(0, width);
    rows.forEach(column -> groups.key(Computed.same(column)));
    List<RexNode> conditions = new ArrayList<>();
    for (Column mark : all.columns().subList(width, all.columns().size())) {
      Column any = plan.newColumn(ScalarType.BOOL);
      groups.call(Aggregation.of(any, plan.anyValue(ScalarType.BOOL), List.of(Rex.column(mark))));
      RexNode present = Rex.not(Rex.isNull(Rex.column(any)));
      conditions.add(conditions.isEmpty() ? present : other.apply(present));
    }
    return plan.select(plan.unrequestedFilter(groups.build(), Rex.and(conditions)), rows);
  }

  /** An input with a column for every input, TRUE in its own and NULL in the others. */
  private Relation marked(int index) {
    List<Computed> marks = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      RexNode mark =
          i == index ? Rex.bool(true) : Rex.literal(new Value.Null(ScalarType.BOOL), true);
      marks.add(new Computed(plan.newColumn(mark), mark));
    }
    return plan.extend(inputs.get(index), marks);
  }
}
