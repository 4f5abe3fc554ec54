package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.AggregateBuilder;
import dev.quern.sql.algebra.Aggregation;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Select.NamedWindow;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.ast.WindowSpecification;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.OverloadResolution.Resolved;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;

/**
 * Gives MATCH_RECOGNIZE meaning: the rows of each partition are numbered, the conditions of DEFINE
 * computed and gathered in lists, which a kernel turns into the rows of matches; these are joined
 * with the input again and the measures computed per match. Source: "Query syntax", MATCH_RECOGNIZE
 * clause.
 */
final class MatchRecognizeAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final FromResult input;
  private final NameScope outer;
  private final TableOperator.MatchRecognize match;
  private final Map<String, Integer> variables = new LinkedHashMap<>();

  MatchRecognizeAnalyzer(
      Analysis analysis, FromResult input, NameScope outer, TableOperator.MatchRecognize match) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.input = input;
    this.outer = outer;
    this.match = match;
  }

  private void refuseUnused(RowPatternText pattern) {
    for (int i = 0; i < match.definitions().size(); i++) {
      if (!pattern.uses(i)) {
        Identifier name = match.definitions().get(i).name();
        throw context.error(
            name, "Pattern variable `%s` is defined but not used in the pattern", name.name());
      }
    }
  }

  FromResult analyze() {
    for (TableOperator.Definition definition : match.definitions()) {
      Identifier name = definition.name();
      if (variables.put(name.name().toLowerCase(Locale.ROOT), variables.size()) != null) {
        throw context.error(name, "Pattern variable `%s` is defined multiple times", name.name());
      }
    }
    RowPatternText text = new RowPatternText(analysis, variables);
    String pattern = text.of(match, longest());
    refuseUnused(text);
    Numbered numbered = number();
    int id = plan.newCteId();
    Relation matches = matches(numbered, id, pattern);
    FromResult result = measures(numbered, id, matches);
    return new FromResult(
        plan.with(id, numbered.rows, result.relation()),
        match
            .alias()
            .map(Identifier::name)
            .map(result.names()::withRangeVariable)
            .orElse(result.names()));
  }

  private boolean longest() {
    boolean longest = false;
    for (OptionEntry option : match.options()) {
      Value value = analysis.constants.value(option.value(), "OPTIONS");
      if (!option.name().name().equalsIgnoreCase("use_longest_match")
          || !(value instanceof Value.Bool(boolean use))) {
        throw context.error(
            option, "Unknown or invalid MATCH_RECOGNIZE option: %s", option.name().name());
      }
      longest = use;
    }
    return longest;
  }

  /**
   * The input with what else is computed for every row.
   *
   * @param rows all of the following columns
   * @param partition the keys of PARTITION BY
   * @param number the row's number in its partition
   * @param conditions of DEFINE
   */
  private record Numbered(
      Relation rows, List<Column> partition, Column number, List<Column> conditions) {}

  private Numbered number() {
    NameScope scope = outer.inner(input.names());
    ExpressionContext place = ExpressionContext.scalar(scope, "MATCH_RECOGNIZE");
    List<Computed> keys = new ArrayList<>();
    for (Expression expression : partitionBy()) {
      RexNode key = analysis.expressions.analyze(expression, place);
      if (!TypeTraits.supportsPartitioning(Rex.typeOf(key))) {
        throw context.error(
            expression,
            "Partitioning by expressions of type %s is not allowed",
            TypeTraits.name(Rex.typeOf(key)));
      }
      keys.add(new Computed(plan.newColumn(key), key));
    }
    List<SortKey> order = new ArrayList<>();
    for (OrderBy.Item item : match.orderBy().items()) {
      order.add(analysis.queries.sortKey(item, analysis.expressions.analyze(item.value(), place)));
    }
    RexNode number = rowNumber(keys.stream().map(Computed::expression).toList(), order);
    Column numberColumn = plan.newColumn(ScalarType.INT64);
    WindowCollector windows = new WindowCollector(plan, List.of(matchWindow()));
    List<Computed> conditions = new ArrayList<>();
    ExpressionContext definition =
        new ExpressionContext(
            scope,
            "MATCH_RECOGNIZE DEFINE predicate",
            Optional.empty(),
            Optional.of(windows),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    for (TableOperator.Definition variable : match.definitions()) {
      conditions.add(
          new Computed(
              plan.newColumn(ScalarType.BOOL),
              analysis.expressions.analyzeCondition(variable.condition(), definition)));
    }
    List<Computed> added = new ArrayList<>(windows.calls());
    added.add(new Computed(numberColumn, number));
    Relation rows =
        plan.extend(plan.extend(plan.extend(input.relation(), added), keys), conditions);
    return new Numbered(
        rows,
        keys.stream().map(Computed::column).toList(),
        numberColumn,
        conditions.stream().map(Computed::column).toList());
  }

  private List<Expression> partitionBy() {
    return match.partitionBy().map(p -> p.expressions()).orElse(List.of());
  }

  private NamedWindow matchWindow() {
    return new NamedWindow(
        match.span(),
        new Identifier(match.span(), RowPatternCalls.WINDOW, true),
        new WindowSpecification(
            match.span(),
            Optional.empty(),
            match.partitionBy(),
            Optional.of(match.orderBy()),
            Optional.empty()));
  }

  private RexNode rowNumber(List<RexNode> partition, List<SortKey> order) {
    FunctionDefinition function = context.functions().get("ROW_NUMBER");
    return Rex.over(
        ScalarType.INT64,
        new AggregateFunctionOperator(function, function.overloads().getFirst(), ScalarType.INT64),
        List.of(),
        partition,
        order,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        RexWindowBounds.CURRENT_ROW,
        true,
        false,
        false);
  }

  /** Per partition, the rows of its matches: the partition's keys and the kernel's four fields. */
  private Relation matches(Numbered numbered, int id, String pattern) {
    Relation scan = scan(numbered, id);
    AggregateBuilder builder = plan.aggregate(scan);
    List<Column> keys = new ArrayList<>();
    for (Column column : numbered.partition) {
      Column key = same(numbered, scan, column);
      keys.add(key);
      builder.key(Computed.same(key));
    }
    SortKey order = SortKey.ascending(Rex.column(same(numbered, scan, numbered.number)));
    List<RexNode> lists = new ArrayList<>();
    lists.add(Rex.text(pattern));
    for (Column condition : numbered.conditions) {
      Aggregation list = list(same(numbered, scan, condition), order);
      builder.call(list);
      lists.add(Rex.column(list.column()));
    }
    Relation partitions = builder.build();
    RexNode rows =
        analysis.functions.operator("$MATCH_ROWS", match.span(), lists.toArray(RexNode[]::new));
    Relation unnested = plan.unnest(rows, false);
    Relation joined = plan.correlate(partitions, unnested, JoinRelType.INNER);
    List<Computed> columns = new ArrayList<>(keys.stream().map(Computed::same).toList());
    RexNode row = Rex.column(unnested.columns().getFirst());
    for (int i = 0; i < 4; i++) {
      columns.add(new Computed(plan.newColumn(ScalarType.INT64), Rex.field(row, i)));
    }
    return plan.project(joined, columns);
  }

  private Relation scan(Numbered numbered, int id) {
    return plan.cteScan(id, numbered.rows.columns());
  }

  private static Column same(Numbered numbered, Relation scan, Column column) {
    return scan.columns().get(numbered.rows.columns().indexOf(column));
  }

  private Aggregation list(Column condition, SortKey order) {
    Resolved resolved =
        analysis.functions.resolve(
            context.functions().get("ARRAY_AGG"), List.of(Rex.column(condition)), match.span());
    return new Aggregation(
        plan.newColumn(resolved.result()),
        new AggregateFunctionOperator(
            context.functions().get("ARRAY_AGG"), resolved.overload(), resolved.result()),
        List.of(Rex.column(condition)),
        false,
        false,
        Optional.empty(),
        List.of(order),
        java.util.OptionalLong.empty());
  }

  private FromResult measures(Numbered numbered, int id, Relation matches) {
    Relation scan = scan(numbered, id);
    int width = numbered.partition.size();
    Column number = matches.columns().get(width);
    Column row = matches.columns().get(width + 1);
    RowPatternMeasures measures =
        new RowPatternMeasures(analysis, match, variables, renamed(numbered, scan), outer)
            .over(matches.columns().subList(width, width + 4));
    List<NamedColumn> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      Column key = matches.columns().get(i);
      measures.key(partitionBy().get(i), key);
      columns.add(NamedColumn.of(NameInference.of(partitionBy().get(i)), key));
    }
    List<Computed> computed = measures.analyze(columns);
    Relation joined =
        plan.join(matches, scan, JoinRelType.LEFT, sameRow(numbered, scan, matches, row));
    AggregateBuilder builder = plan.aggregate(plan.extend(joined, measures.columns()));
    matches.columns().subList(0, width).forEach(key -> builder.key(Computed.same(key)));
    builder.key(Computed.same(number));
    measures.aggregations().forEach(builder::call);
    return new FromResult(plan.extend(builder.build(), computed), NameList.of(columns));
  }

  /** The input's names for the columns of a scan. */
  private NameList renamed(Numbered numbered, Relation scan) {
    return input.names().over(column -> same(numbered, scan, column));
  }

  private RexNode sameRow(Numbered numbered, Relation scan, Relation matches, Column row) {
    RexNode condition =
        analysis.functions.operator(
            "$EQUAL",
            match.span(),
            Rex.column(same(numbered, scan, numbered.number)),
            Rex.column(row));
    List<RexNode> terms = new ArrayList<>(List.of(condition));
    for (int i = 0; i < numbered.partition.size(); i++) {
      terms.add(
          analysis.functions.operator(
              "$IS_NOT_DISTINCT_FROM",
              match.span(),
              Rex.column(same(numbered, scan, numbered.partition.get(i))),
              Rex.column(matches.columns().get(i))));
    }
    return Rex.and(terms);
  }
}
