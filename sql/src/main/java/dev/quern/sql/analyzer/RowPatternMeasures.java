package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Aggregation;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.scope.ColumnGuard;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * The MEASURES of MATCH_RECOGNIZE. A pattern variable is a range variable with columns of its own,
 * so that an aggregate's arguments tell which of the match's rows it is over.
 */
final class RowPatternMeasures {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final TableOperator.MatchRecognize match;
  private final Map<String, Integer> variables;
  private final NameList input;
  private final NameScope outer;
  private final Map<Integer, Integer> variableOf = new HashMap<>();
  private final List<Computed> copies = new ArrayList<>();
  private final Map<Integer, Column> keys = new HashMap<>();
  private final List<Aggregation> aggregations = new ArrayList<>();
  private List<Column> matched = List.of();
  private Column classifier;

  RowPatternMeasures(
      Analysis analysis,
      TableOperator.MatchRecognize match,
      Map<String, Integer> variables,
      NameList input,
      NameScope outer) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.match = match;
    this.variables = variables;
    this.input = input;
    this.outer = outer;
    this.classifier = plan.newColumn(ScalarType.STRING);
  }

  /** Sets the columns of the kernel: match, row, variable and row in the match. */
  RowPatternMeasures over(List<Column> columns) {
    matched = List.copyOf(columns);
    return this;
  }

  /** Lets measures use a key of PARTITION BY without an aggregate. */
  void key(Expression expression, Column key) {
    RexNode value =
        analysis.expressions.analyze(
            expression, ExpressionContext.scalar(outer.inner(input), "MATCH_RECOGNIZE"));
    Rex.asColumn(value).ifPresent(column -> keys.put(column.id(), key));
  }

  /** The measures, over the columns of the aggregates; their names go to {@code names}. */
  List<Computed> analyze(List<NamedColumn> names) {
    keys.put(matched.getFirst().id(), matched.getFirst());
    NameScope scope = outer.inner(names());
    AggregateCollector collector = new AggregateCollector(plan, scope);
    ColumnGuard guard =
        (column, reference) ->
            Optional.ofNullable(keys.get(column.id()))
                .map(Rex::column)
                .orElseThrow(() -> reference.refuse("neither grouped nor aggregated"));
    ExpressionContext place =
        new ExpressionContext(
            scope.guardedBy(guard),
            "MATCH_RECOGNIZE MEASURES clause",
            Optional.of(collector),
            Optional.empty(),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    List<Computed> measures = new ArrayList<>();
    for (SelectItem item : match.measures()) {
      SelectItem.Column measure = (SelectItem.Column) item;
      RexNode value = analysis.expressions.analyze(measure.value(), place);
      Column column = plan.newColumn(value);
      measures.add(new Computed(column, value));
      names.add(NamedColumn.of(measure.alias().orElseThrow().name(), column));
    }
    collector.aggregations().forEach(call -> aggregations.add(filtered(call)));
    return measures;
  }

  private NameList names() {
    NameList.Builder names = new NameList.Builder().all(input, true);
    for (TableOperator.Definition definition : match.definitions()) {
      List<NamedColumn> own = new ArrayList<>();
      for (NamedColumn column : input.columns()) {
        Column copy = plan.newColumn(column.column().type());
        variableOf.put(copy.id(), variableOf(definition));
        copies.add(new Computed(copy, Rex.column(column.column())));
        own.add(new NamedColumn(column.name(), copy, column.valueTable()));
      }
      names.rangeVariable(definition.name().name(), NameList.of(own));
    }
    return names
        .hidden(NamedColumn.of(RowPatternCalls.MATCH_NUMBER, matched.get(0)))
        .hidden(NamedColumn.of(RowPatternCalls.MATCH_ROW_NUMBER, matched.get(3)))
        .hidden(NamedColumn.of(RowPatternCalls.CLASSIFIER, classifier))
        .build();
  }

  private int variableOf(TableOperator.Definition definition) {
    return match.definitions().indexOf(definition);
  }

  /** The call over the rows of its variable, in the order of the match. */
  private Aggregation filtered(Aggregation call) {
    Set<Integer> used = new HashSet<>();
    boolean unqualified = false;
    List<RexNode> expressions = new ArrayList<>(call.arguments());
    call.orderBy().forEach(key -> expressions.add(key.expression()));
    for (RexNode expression : expressions) {
      for (int column : Rex.referencedColumns(expression)) {
        Optional.ofNullable(variableOf.get(column)).ifPresent(used::add);
        unqualified |=
            input.columns().stream().anyMatch(c -> c.column().id() == column)
                && !variableOf.containsKey(column);
      }
    }
    if (used.size() > 1 || (used.size() == 1 && unqualified)) {
      throw context.error(
          match,
          "Column references inside the same aggregate function in MEASURES must be qualified by the"
              + " same pattern variable");
    }
    RexNode filter =
        used.isEmpty()
            ? Rex.not(Rex.isNull(Rex.column(matched.get(1))))
            : analysis.functions.operator(
                "$EQUAL",
                match.span(),
                Rex.column(matched.get(2)),
                Rex.int64(used.iterator().next()));
    return new Aggregation(
        call.column(),
        call.operator(),
        call.arguments(),
        call.distinct(),
        call.ignoreNulls(),
        Optional.of(filter),
        call.orderBy().isEmpty() && isOrdered(call)
            ? List.of(SortKey.ascending(Rex.column(matched.get(3))))
            : call.orderBy(),
        call.limit());
  }

  /** Whether the order of a match is that in which a function takes its rows. */
  private boolean isOrdered(Aggregation call) {
    return call.operator() instanceof AggregateFunctionOperator operator
        && (operator.function().has(Trait.ORDER_BY)
            || operator.function().name().endsWith("_OF_MATCH"))
        && (!call.distinct() || call.arguments().contains(Rex.column(matched.get(3))));
  }

  List<Aggregation> aggregations() {
    return aggregations;
  }

  /** What is computed for the rows of matches before they are aggregated. */
  List<Computed> columns() {
    Set<Integer> used = new HashSet<>();
    for (Aggregation call : aggregations) {
      call.arguments().forEach(a -> used.addAll(Rex.referencedColumns(a)));
      call.orderBy().forEach(k -> used.addAll(Rex.referencedColumns(k.expression())));
    }
    List<Computed> columns =
        new ArrayList<>(copies.stream().filter(c -> used.contains(c.column().id())).toList());
    columns.add(new Computed(classifier, classifierName()));
    return columns;
  }

  private RexNode classifierName() {
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      operands.add(
          analysis.functions.operator(
              "$EQUAL", match.span(), Rex.column(matched.get(2)), Rex.int64(i)));
      operands.add(Rex.text(match.definitions().get(i).name().name()));
    }
    operands.add(Rex.nullOf(ScalarType.STRING));
    return Rex.caseWhen(ScalarType.STRING, operands);
  }
}
