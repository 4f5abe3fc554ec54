package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.AggregateBuilder;
import dev.quern.sql.algebra.Aggregation;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.ast.TableOperator.PivotItem;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Makes a PIVOT an aggregation with one filtered call per value. Source: "Query syntax", PIVOT
 * operator.
 */
final class PivotAnalyzer {

  /** Stands for the empty string in names of columns; without the underscore when it is all. */
  private static final String EMPTY = "_empty_string_value";

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final FromResult input;
  private final NameScope scope;

  PivotAnalyzer(Analysis analysis, FromResult input, NameScope outer) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.input = input;
    this.scope = outer.inner(input.names());
  }

  FromResult analyze(TableOperator.Pivot pivot) {
    RexNode selector =
        analysis.expressions.analyze(
            pivot.input(), ExpressionContext.scalar(scope, "FOR expression in PIVOT clause"));
    List<RexNode> values = pivot.values().stream().map(v -> value(v, selector)).toList();
    List<Aggregation> calls = pivot.aggregates().stream().map(a -> call(pivot, a)).toList();
    Set<Integer> used = Rex.referencedColumns(selector);
    calls.forEach(call -> call.arguments().forEach(a -> used.addAll(Rex.referencedColumns(a))));
    calls.forEach(
        call -> call.orderBy().forEach(k -> used.addAll(Rex.referencedColumns(k.expression()))));
    List<NamedColumn> columns = new ArrayList<>();
    AggregateBuilder builder = plan.aggregate(input.relation());
    for (SelectEntry entry : analysis.lists.all(input.names())) {
      RexNode value = entry.starColumn(NameScope.EMPTY);
      if (Rex.referencedColumns(value).stream().noneMatch(used::contains)) {
        addKey(pivot, entry, value, builder, columns);
      }
    }
    for (int i = 0; i < values.size(); i++) {
      RexNode filter =
          analysis.functions.operator(
              "$IS_NOT_DISTINCT_FROM", pivot.span(), selector, values.get(i));
      String label = label(pivot.values().get(i), values.get(i));
      for (int j = 0; j < calls.size(); j++) {
        Column column = plan.copyOf(calls.get(j).column());
        builder.call(filtered(calls.get(j), column, filter));
        String name =
            pivot
                .aggregates()
                .get(j)
                .alias()
                .map(alias -> alias.name() + "_" + label)
                .orElse(bareName(pivot.values().get(i), values.get(i), label));
        columns.add(NamedColumn.of(name, column));
      }
    }
    NameList names = NameList.of(columns);
    return new FromResult(
        builder.build(),
        pivot.alias().map(Identifier::name).map(names::withRangeVariable).orElse(names));
  }

  private void addKey(
      TableOperator.Pivot pivot,
      SelectEntry entry,
      RexNode value,
      AggregateBuilder builder,
      List<NamedColumn> columns) {
    if (!TypeTraits.supportsGrouping(Rex.typeOf(value))) {
      throw context.error(
          pivot,
          "Column %s of type %s cannot be used as an implicit grouping column of a PIVOT clause",
          entry.name(),
          TypeTraits.name(Rex.typeOf(value)));
    }
    Column column = Rex.asColumn(value).orElseGet(() -> plan.newColumn(value));
    builder.key(new Computed(column, value));
    columns.add(NamedColumn.of(entry.name(), column));
  }

  private static Aggregation filtered(Aggregation call, Column column, RexNode filter) {
    return new Aggregation(
        column,
        call.operator(),
        call.arguments(),
        call.distinct(),
        call.ignoreNulls(),
        Optional.of(filter),
        call.orderBy(),
        call.limit());
  }

  private Aggregation call(TableOperator.Pivot pivot, PivotItem item) {
    if (!(item.value() instanceof FunctionCall)) {
      throw context.error(item, "PIVOT expression must be an aggregate function call");
    }
    if (item.alias().isEmpty() && pivot.aggregates().size() > 1) {
      throw context.error(
          item,
          "PIVOT expression must specify an alias unless it is the only pivot expression in the PIVOT"
              + " clause");
    }
    AggregateCollector collector = new AggregateCollector(plan, scope);
    RexNode value =
        analysis.expressions.analyze(
            item.value(),
            new ExpressionContext(
                scope,
                "PIVOT clause",
                Optional.of(collector),
                Optional.empty(),
                ExpressionContext.Place.CLAUSE,
                GroupingKeys.NONE));
    if (collector.aggregations().size() != 1 || Rex.asColumn(value).isEmpty()) {
      throw context.error(item, "PIVOT expression must be an aggregate function call");
    }
    return collector.aggregations().getFirst();
  }

  private RexNode value(PivotItem item, RexNode selector) {
    Expression expression = item.value();
    RexNode value =
        analysis.expressions.analyze(
            expression,
            ExpressionContext.scalar(
                scope.guardedBy((column, reference) -> {
                  throw context.error(expression, "IN expression in PIVOT clause must be constant");
                }),
                "IN expression in PIVOT clause"));
    SqlType type = Rex.typeOf(selector);
    if (!Coercion.coerces(value, type)) {
      throw context.error(
          expression,
          "PIVOT IN list item must be type %s to match the PIVOT FOR expression; found %s",
          type,
          Rex.typeOf(value));
    }
    return context.coerce(value, type);
  }

  /** The part of a column's name that comes from the value. */
  private String label(PivotItem item, RexNode value) {
    if (item.alias().isPresent()) {
      return item.alias().get().name();
    }
    if (Rex.typeOf(value) instanceof StructType type) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < type.fields().size(); i++) {
        String field = type.fields().get(i).name();
        parts.add((field.isEmpty() ? "" : field + "_") + valueLabel(item, Rex.field(value, i)));
      }
      return String.join("_", parts);
    }
    return valueLabel(item, value);
  }

  private String valueLabel(PivotItem item, RexNode value) {
    Optional<String> label = Rex.asLiteral(value).flatMap(literal -> labelOf(literal.value()));
    return label.orElseThrow(() ->
        context.error(item, "PIVOT values of type %s must specify an alias", Rex.typeOf(value)));
  }

  private static Optional<String> labelOf(Value value) {
    return switch (value) {
      case Value.Null _ -> Optional.of("NULL");
      case Value.Text(String text) -> Optional.of(text.isEmpty() ? EMPTY : text);
      case Value.Bool(boolean bool) -> Optional.of(bool ? "TRUE" : "FALSE");
      case Value.Int64(long number) -> Optional.of(number(Long.toString(number)));
      case Value.Numeric(BigDecimal number) ->
          Optional.of(number(number.stripTrailingZeros().toPlainString()));
      case Value.BigNumeric(BigDecimal number) ->
          Optional.of(number(number.stripTrailingZeros().toPlainString()));
      case Value.Date(int day) ->
          Optional.of(LocalDate.ofEpochDay(day).toString().replace('-', '_'));
      default -> Optional.empty();
    };
  }

  /** A name of the value alone; those of numbers and dates do not begin with a digit. */
  private static String bareName(PivotItem item, RexNode value, String label) {
    if (item.alias().isEmpty() && label.equals(EMPTY)) {
      return EMPTY.substring(1);
    }
    boolean ofDigits =
        item.alias().isEmpty()
            && Rex.typeOf(value) != ScalarType.STRING
            && Character.isDigit(label.charAt(0));
    return ofDigits ? "_" + label : label;
  }

  private static String number(String digits) {
    return digits.replace("-", "minus_").replace(".", "_point_");
  }
}
