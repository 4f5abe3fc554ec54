package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Gives FROM clauses meaning. Source: "Query syntax", FROM clause, UNNEST operator. */
final class FromAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final JoinAnalyzer joins;

  FromAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.joins = new JoinAnalyzer(analysis);
  }

  /** The pipe operator JOIN. */
  FromResult pipeJoin(FromItem.Join join, FromResult input, NameScope outer) {
    return joins.pipe(join, input, outer);
  }

  FromResult analyze(FromItem item, NameScope outer) {
    return analyze(item, outer, outer);
  }

  /**
   * A FROM item.
   *
   * @param outer the scope of the whole query, which subqueries see
   * @param lateral the same with the items to the left, which array paths and UNNEST see
   */
  FromResult analyze(FromItem item, NameScope outer, NameScope lateral) {
    return switch (item) {
      case FromItem.Table table -> table(table, lateral);
      case FromItem.Unnest unnest -> {
        refuseOnArray(unnest.operators());
        yield unnest(unnest, lateral);
      }
      case FromItem.Subquery subquery ->
          operators(
              subquery(subquery, subquery.lateral() ? lateral : outer),
              subquery.operators(),
              outer);
      case FromItem.Join join -> joins.analyze(join, outer, lateral);
      case FromItem.ParenthesizedJoin parenthesized ->
          operators(
              analyze(parenthesized.join(), outer, lateral), parenthesized.operators(), outer);
      case FromItem.TableFunction function ->
          operators(analysis.tableFunctions.analyze(function, outer), function.operators(), outer);
      case FromItem.GraphTable graph -> throw context.unsupported(graph, "GRAPH_TABLE");
      case FromItem.PipeInput input -> throw context.error(input, "Pipe input is not allowed here");
    };
  }

  private void refuseOnArray(List<TableOperator> operators) {
    if (!operators.isEmpty()) {
      throw context.error(
          operators.getFirst(),
          "%s is not allowed with array scans",
          TableOperatorAnalyzer.name(operators.getFirst()));
    }
  }

  private FromResult operators(FromResult result, List<TableOperator> operators, NameScope outer) {
    FromResult current = result;
    for (TableOperator operator : operators) {
      current = analysis.tableOperators.apply(current, operator, outer);
    }
    return current;
  }

  private FromResult table(FromItem.Table table, NameScope lateral) {
    int mark = analysis.recursion.mark();
    Optional<FromResult> common = commonTable(table);
    if (table.operators().stream().anyMatch(TableOperator.Sample.class::isInstance)) {
      analysis.recursion.refuse(
          mark,
          "A subquery containing a recursive reference must not use the TABLESAMPLE operator");
    }
    if (common.isEmpty() && isArrayPath(table.name(), lateral)) {
      refuseOnArray(table.operators());
    }
    FromResult result =
        common.orElseGet(() ->
            isArrayPath(table.name(), lateral) ? arrayPath(table, lateral) : catalogTable(table));
    return operators(result, table.operators(), lateral);
  }

  private Optional<FromResult> commonTable(FromItem.Table table) {
    if (!table.name().isSimple()
        || analysis.queries.commonTables().find(table.name().first().name()).isEmpty()) {
      return Optional.empty();
    }
    if (table.systemTime().isPresent()) {
      throw context.error(
          table.systemTime().get(), "FOR SYSTEM_TIME AS OF is not allowed for WITH tables");
    }
    String name = table.name().first().name();
    CommonTables.Entry.Known known =
        new WithAnalyzer(analysis, analysis.queries.commonTables()).resolve(name, table);
    if (known.recursive()) {
      analysis.recursion.add(table, known.id());
    }
    Relation scan = context.plan().cteScan(known.id(), known.definition());
    for (int i = 0; i < known.columns().size(); i++) {
      context.plan().derive(scan.columns().get(i), known.columns().get(i).column());
    }
    return Optional.of(named(renamed(known.columns(), scan), scan, alias(table.alias(), name)));
  }

  static List<NamedColumn> renamed(List<NamedColumn> columns, Relation relation) {
    return java.util.stream.IntStream.range(0, columns.size())
        .mapToObj(i ->
            new NamedColumn(
                columns.get(i).name(), relation.columns().get(i), columns.get(i).valueTable()))
        .toList();
  }

  private static String alias(Optional<Identifier> alias, String name) {
    return alias.map(Identifier::name).orElse(name);
  }

  /** Rows under an alias; a value table's only column takes the alias for its name. */
  static FromResult named(List<NamedColumn> columns, Relation relation, String alias) {
    List<NamedColumn> own =
        columns.size() == 1 && columns.getFirst().valueTable() && !alias.isEmpty()
            ? List.of(new NamedColumn(alias, columns.getFirst().column(), true))
            : columns;
    NameList names = NameList.of(own);
    return new FromResult(relation, alias.isEmpty() ? names : names.withRangeVariable(alias));
  }

  /** Whether an item of a FROM clause is an array rather than a table. */
  static boolean isArray(FromItem item, NameScope lateral) {
    return item instanceof FromItem.Unnest
        || (item instanceof FromItem.Table table && isArrayPath(table.name(), lateral));
  }

  /** A path whose first name is a table's alias or column to the left or outside names an array. */
  private static boolean isArrayPath(PathName path, NameScope lateral) {
    return !path.isSimple() && lateral.find(path.first().name()).isPresent();
  }

  private FromResult arrayPath(FromItem.Table table, NameScope lateral) {
    RexNode array = analysis.access.resolvePath(table.name(), lateral, "FROM clause");
    if (!(Rex.typeOf(array) instanceof ArrayType)) {
      throw context.error(
          table,
          "Values referenced in FROM clause must be arrays. %s has type %s",
          table.name(),
          Rex.typeOf(array));
    }
    String name = alias(table.alias(), table.name().last().name());
    return elements(array, name, table.withOffset());
  }

  private FromResult unnest(FromItem.Unnest unnest, NameScope lateral) {
    if (unnest.arrays().size() != 1
        || !(unnest.arrays().getFirst() instanceof Argument.Value value)) {
      throw context.error(
          unnest.arrays().size() > 1 ? unnest.arrays().get(1) : unnest,
          "The UNNEST operator supports exactly one argument");
    }
    RexNode array =
        analysis.expressions.analyze(value.value(), ExpressionContext.scalar(lateral, "UNNEST"));
    String name = unnest.alias().map(Identifier::name).orElse("");
    if (!(Rex.typeOf(array) instanceof ArrayType)) {
      throw context.error(
          value,
          "Values referenced in UNNEST must be arrays. UNNEST contains expression of type %s",
          Rex.typeOf(array));
    }
    return elements(array, name, unnest.withOffset());
  }

  private FromResult elements(
      RexNode array, String name, Optional<FromItem.WithOffset> withOffset) {
    Relation relation = context.plan().unnest(array, withOffset.isPresent());
    NamedColumn element = new NamedColumn(name, relation.columns().getFirst(), true);
    NameList.Builder names = new NameList.Builder().column(element);
    if (!name.isEmpty()) {
      names.rangeVariable(name, NameList.of(List.of(element)));
    }
    if (withOffset.isPresent()) {
      new FromAliases(context).check(withOffset.get(), name);
      String offset = FromAliases.name(withOffset.get());
      Column position = relation.columns().getLast();
      names.column(NamedColumn.of(offset, position));
      names.rangeVariable(offset, NameList.of(List.of(new NamedColumn(offset, position, true))));
    }
    return new FromResult(relation, names.build());
  }

  private FromResult subquery(FromItem.Subquery subquery, NameScope scope) {
    QueryResult result = analysis.queries.analyze(subquery.query(), scope);
    return named(
        result.columns(), result.relation(), subquery.alias().map(Identifier::name).orElse(""));
  }

  private FromResult catalogTable(FromItem.Table table) {
    if (table.withOffset().isPresent()) {
      throw context.error(table, "WITH OFFSET can only be used with array scans");
    }
    return analysis.tables.read(table);
  }
}
