package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/**
 * Gives what follows a table in FROM meaning. Source: "Query syntax", PIVOT, UNPIVOT and
 * TABLESAMPLE operators.
 */
final class TableOperatorAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;

  TableOperatorAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
  }

  FromResult apply(FromResult input, TableOperator operator, NameScope outer) {
    boolean pivots =
        operator instanceof TableOperator.Pivot || operator instanceof TableOperator.Unpivot;
    if (pivots && input.names().columns().stream().anyMatch(NamedColumn::valueTable)) {
      throw context.error(operator, "%s is not allowed on value tables", name(operator));
    }
    return switch (operator) {
      case TableOperator.Pivot pivot -> new PivotAnalyzer(analysis, input, outer).analyze(pivot);
      case TableOperator.Unpivot unpivot -> unpivot(input, unpivot);
      case TableOperator.Sample sample -> sample(input, sample);
      case TableOperator.MatchRecognize match ->
          new MatchRecognizeAnalyzer(analysis, input, outer, match).analyze();
    };
  }

  /** The word an operator begins with. */
  static String name(TableOperator operator) {
    return switch (operator) {
      case TableOperator.Pivot _ -> "PIVOT";
      case TableOperator.Unpivot _ -> "UNPIVOT";
      case TableOperator.Sample _ -> "TABLESAMPLE";
      case TableOperator.MatchRecognize _ -> "MATCH_RECOGNIZE";
    };
  }

  private FromResult sample(FromResult input, TableOperator.Sample sample) {
    if (!sample.method().name().equalsIgnoreCase("SYSTEM")
        || sample.unit() != TableOperator.SampleUnit.PERCENT
        || sample.weight().isPresent()
        || sample.repeatable().isPresent()
        || sample.partitionBy().isPresent()) {
      throw context.error(sample, "Only TABLESAMPLE SYSTEM (n PERCENT) is supported");
    }
    RexNode size =
        analysis.expressions.analyze(
            sample.size(), ExpressionContext.scalar(NameScope.EMPTY, "TABLESAMPLE"));
    SqlType type = Rex.typeOf(size);
    if (type != ScalarType.INT64 && type != ScalarType.FLOAT64) {
      throw context.error(
          sample.size(), "PERCENT expects either a double or an integer literal or parameter");
    }
    double percent =
        Rex.asLiteral(context.coerce(size, ScalarType.FLOAT64))
            .map(literal -> literal.value())
            .filter(Value.Float64.class::isInstance)
            .map(value -> ((Value.Float64) value).value())
            .filter(value -> value >= 0 && value <= 100)
            .orElseThrow(
                () -> context.error(sample.size(), "PERCENT value must be in the range [0, 100]"));
    RexNode chosen =
        analysis.functions.operator(
            "$LESS",
            sample.span(),
            analysis.functions.operator("RAND", sample.span()),
            Rex.literal(new Value.Float64(percent / 100)));
    return new FromResult(plan.filter(input.relation(), chosen), input.names());
  }

  private FromResult unpivot(FromResult input, TableOperator.Unpivot unpivot) {
    NameScope scope = NameScope.EMPTY.inner(input.names());
    int width = unpivot.values().size();
    List<List<Column>> sources = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (TableOperator.UnpivotItem item : unpivot.items()) {
      if (item.columns().size() != unpivot.items().getFirst().columns().size()) {
        throw context.error(
            item, "All column groups in UNPIVOT IN clause must have the same number of columns");
      }
      if (item.columns().size() != width) {
        throw context.error(
            unpivot.values().getFirst(),
            "The number of new columns introduced as value columns must be the same as the number of columns"
                + " in the column groups of UNPIVOT IN clause");
      }
      List<Column> columns = new ArrayList<>();
      for (PathName path : item.columns()) {
        Column column = column(path, scope);
        if (!sources.isEmpty()) {
          checkType(path, sources.getFirst().get(columns.size()).type(), column.type());
        }
        if (!used.add(column.id())) {
          throw context.error(path, "Column names in UNPIVOT IN clause cannot be repeated");
        }
        columns.add(column);
      }
      sources.add(columns);
    }
    Relation rows = rows(unpivot, sources);
    Relation joined = plan.correlate(input.relation(), rows, JoinRelType.INNER);
    if (!unpivot.includeNulls().orElse(false)) {
      joined = plan.filter(joined, anyValue(rows, width));
    }
    return named(input, unpivot, used, rows, joined);
  }

  private Column column(PathName path, NameScope scope) {
    RexNode value = analysis.access.resolvePath(path, scope, "UNPIVOT IN clause");
    return Rex.asColumn(value)
        .orElseThrow(() -> context.error(path, "UNPIVOT IN clause must name columns of the input"));
  }

  private void checkType(PathName place, SqlType wanted, SqlType found) {
    if (!wanted.equals(found)) {
      throw context.error(
          place,
          "The datatype of column does not match with other datatypes in the IN clause. Expected %s,"
              + " Found %s",
          wanted,
          found);
    }
  }

  private Relation rows(TableOperator.Unpivot unpivot, List<List<Column>> sources) {
    List<List<RexNode>> rows = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      List<RexNode> row = new ArrayList<>(sources.get(i).stream().map(Rex::column).toList());
      row.add(label(unpivot.items().get(i)));
      rows.add(row);
      if (!Rex.typeOf(row.getLast()).equals(Rex.typeOf(rows.getFirst().getLast()))) {
        throw context.error(
            unpivot.items().get(i),
            "All UNPIVOT labels must be the same type; when non-string labels are present then all"
                + " labels must be explicitly provided");
      }
    }
    List<Column> columns = new ArrayList<>();
    rows.getFirst().forEach(value -> columns.add(plan.newColumn(value)));
    return plan.rows(columns, rows);
  }

  private RexNode label(TableOperator.UnpivotItem item) {
    Optional<Literal> label = item.label();
    return label
        .map(literal -> analysis.literals.analyze(literal))
        .orElseGet(() ->
            Rex.text(
                item.columns().stream()
                    .map(path -> path.last().name())
                    .collect(Collectors.joining("_"))));
  }

  private static RexNode anyValue(Relation rows, int width) {
    return Rex.or(
        rows.columns().subList(0, width).stream()
            .map(column -> Rex.not(Rex.isNull(Rex.column(column))))
            .toList());
  }

  private FromResult named(
      FromResult input,
      TableOperator.Unpivot unpivot,
      Set<Integer> used,
      Relation rows,
      Relation joined) {
    List<NamedColumn> columns = new ArrayList<>();
    List<Computed> computed = new ArrayList<>();
    for (SelectEntry entry : analysis.lists.all(input.names())) {
      RexNode value = entry.starColumn(NameScope.EMPTY);
      Column column = Rex.asColumn(value).orElseGet(() -> plan.newColumn(value));
      if (!used.contains(column.id())) {
        if (Rex.asColumn(value).isEmpty()) {
          computed.add(new Computed(column, value));
        }
        columns.add(NamedColumn.of(entry.name(), column));
      }
    }
    for (int i = 0; i < unpivot.values().size(); i++) {
      columns.add(NamedColumn.of(unpivot.values().get(i).last().name(), rows.columns().get(i)));
    }
    columns.add(NamedColumn.of(unpivot.name().last().name(), rows.columns().getLast()));
    NameList names = NameList.of(columns);
    return new FromResult(
        plan.extend(joined, computed),
        unpivot.alias().map(Identifier::name).map(names::withRangeVariable).orElse(names));
  }
}
