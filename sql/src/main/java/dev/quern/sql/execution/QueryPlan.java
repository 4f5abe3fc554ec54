package dev.quern.sql.execution;

import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.statement.PlanStage;
import dev.quern.sql.algebra.AlgebraTypes;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.ReadColumns;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.node.OneRow;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.algebra.node.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;

/** Tells of a relation's operators as stages. Source: "Query plan and timeline". */
final class QueryPlan {

  /** A stage that may still get steps. */
  private record Stage(long id, String name, List<Long> inputs, List<PlanStage.Step> steps) {

    Stage with(String kind, Stream<String> substeps) {
      steps.add(new PlanStage.Step(kind, substeps.toList()));
      return this;
    }
  }

  private final List<Stage> stages = new ArrayList<>();

  private final Set<Integer> needed;

  private QueryPlan(Set<Integer> needed) {
    this.needed = needed;
  }

  /** The stages of a relation; the last one gives its rows. */
  static List<PlanStage> of(Relation relation) {
    QueryPlan plan = new QueryPlan(ReadColumns.needed(relation));
    Stage last = plan.visit(relation.node());
    plan.add("Output", Stream.of(last)).with("WRITE", Stream.of());
    return plan.stages.stream()
        .map(stage -> new PlanStage(stage.id(), stage.name(), stage.inputs(), stage.steps()))
        .toList();
  }

  private Stage add(String name, Stream<Stage> inputs) {
    Stage stage = new Stage(stages.size(), name, inputs.map(Stage::id).toList(), new ArrayList<>());
    stages.add(stage);
    return stage;
  }

  private Stage visit(RelNode node) {
    return switch (node) {
      case Scan scan -> add("Input", Stream.of()).with("READ", read(scan));
      case OneRow _ -> add("Input", Stream.of());
      case Filter filter -> visit(filter.getInput()).with("FILTER", Stream.of());
      case Project project ->
          visit(project.getInput())
              .with(project.containsOver() ? "ANALYTIC_FUNCTION" : "COMPUTE", Stream.of());
      case Join join ->
          add("Join", inputs(join)).with("JOIN", Stream.of(join.getJoinType().name()));
      case Aggregate aggregate ->
          add("Aggregate", inputs(aggregate))
              .with(
                  "AGGREGATE",
                  aggregate.getAggCallList().stream().map(call -> call.getAggregation().getName()));
      case Sort sort ->
          add("Sort", inputs(sort))
              .with(sort.getCollation().getKeys().isEmpty() ? "LIMIT" : "SORT", Stream.of());
      case SetOp operation ->
          add("Union", inputs(operation)).with(operation.kind.name(), Stream.of());
      case With with -> {
        visit(with.definition());
        yield visit(with.body());
      }
      default -> add("Compute", inputs(node)).with("COMPUTE", Stream.of());
    };
  }

  private Stream<Stage> inputs(RelNode node) {
    return node.getInputs().stream().map(this::visit).toList().stream();
  }

  private Stream<String> read(Scan scan) {
    TableReference table = scan.table().reference();
    List<Column> columns = AlgebraTypes.columns(scan.getRowType());
    List<SchemaField> fields = scan.table().schema().fields();
    return Stream.concat(
        IntStream.range(0, columns.size())
            .filter(i -> needed.contains(columns.get(i).id()))
            .mapToObj(scan.sources()::get)
            .filter(Scan.Source.Field.class::isInstance)
            .map(source -> ((Scan.Source.Field) source).index())
            .filter(index -> index < fields.size())
            .map(index -> fields.get(index).name()),
        Stream.of("FROM " + table.projectId() + "." + table.datasetId() + "." + table.tableId()));
  }
}
