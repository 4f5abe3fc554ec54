package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Gives calls of table functions meaning: the function's query takes the place of the call, with
 * its tables as common tables. Source: "Table functions".
 */
final class TableFunctionAnalyzer {

  private static final Set<Routine.Kind> KINDS = Set.of(Routine.Kind.TABLE_VALUED_FUNCTION);

  private final Analysis analysis;
  private final StatementContext context;

  TableFunctionAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  FromResult analyze(FromItem.TableFunction function, NameScope outer) {
    Optional<FromResult> builtIn = builtIn(function, Optional.empty(), outer);
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    Routine routine = find(function);
    return call(routine, function, function.arguments(), Optional.empty(), outer);
  }

  /** The pipe operator CALL: the rows before it are the first argument that takes a table. */
  FromResult pipe(FromItem.TableFunction function, FromResult input, NameScope outer) {
    Optional<FromResult> builtIn = builtIn(function, Optional.of(input), outer);
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    Routine routine = find(function);
    int position = 0;
    while (position < routine.arguments().size() && !routine.arguments().get(position).isTable()) {
      position++;
    }
    if (position == routine.arguments().size()) {
      throw context.error(
          function,
          "Table-valued function cannot be called with pipe CALL syntax because its signature does"
              + " not include a table-typed argument; Supported signature: %s",
          new TableArguments(analysis, routine, function).signature());
    }
    List<Argument> arguments = new ArrayList<>(function.arguments());
    arguments.add(Math.min(position, arguments.size()), new Argument.InputTable(function.span()));
    return call(routine, function, arguments, Optional.of(input), outer);
  }

  private Optional<FromResult> builtIn(
      FromItem.TableFunction function, Optional<FromResult> input, NameScope outer) {
    return switch (function.name().toString().toUpperCase(Locale.ROOT)) {
      case "GAP_FILL" -> Optional.of(GapFill.analyze(analysis, function, input, outer));
      case "RANGE_SESSIONIZE" ->
          Optional.of(RangeSessionize.analyze(analysis, function, input, outer));
      case "VECTOR_SEARCH" -> Optional.of(VectorSearch.analyze(analysis, function, input, outer));
      default -> new ChangeFunctions(analysis).analyze(function);
    };
  }

  private Routine find(FromItem.TableFunction function) {
    return new RoutineNames(context)
        .find(function.name(), KINDS)
        .orElseThrow(
            () -> context.error(function, "Table-valued function not found: %s", function.name()));
  }

  private FromResult call(
      Routine routine,
      FromItem.TableFunction function,
      List<Argument> given,
      Optional<FromResult> input,
      NameScope outer) {
    TableArguments arguments = new TableArguments(analysis, routine, function);
    arguments.read(given, input, outer);
    QueryResult result =
        new RoutineBody(context)
            .analyze(
                routine,
                arguments.values(),
                function.span(),
                body ->
                    returned(
                        routine,
                        query(
                            body.query(new GoogleSqlParser().parseStatement(routine.body())),
                            arguments,
                            body),
                        body,
                        new Span(0, 0)));
    return FromAnalyzer.named(
        result.columns(), result.relation(), function.alias().map(Identifier::name).orElse(""));
  }

  /** The function's query with its tables around it. */
  static QueryResult query(Query query, TableArguments arguments, Analysis body) {
    CommonTables tables = body.queries.commonTables().nested();
    arguments.declare(tables, body.context.plan());
    QueryResult result =
        body.queries.within(tables, () -> body.queries.analyze(query, NameScope.EMPTY));
    Relation rows = tables.define(body.context.plan(), result.relation());
    return result.withRelation(
        body.context
            .plan()
            .select(rows, result.columns().stream().map(NamedColumn::column).toList()));
  }

  /** The columns that the function declares, taken from the query's by name. */
  static QueryResult returned(Routine routine, QueryResult result, Analysis body, Span location) {
    if (routine.returnColumns().isEmpty()) {
      return result;
    }
    StatementContext context = body.context;
    List<Computed> computed = new ArrayList<>();
    List<NamedColumn> columns = new ArrayList<>();
    for (Routine.Argument declared : routine.returnColumns()) {
      int index = indexOf(result, declared.name());
      if (index < 0) {
        throw context.error(
            location,
            "Column %s for the output table of a CREATE TABLE FUNCTION statement is missing from the SQL"
                + " body",
            declared.name());
      }
      RexNode value = result.representative(index);
      var type = declared.type().orElseGet(() -> Rex.typeOf(value));
      if (!Coercion.coerces(value, type)) {
        throw context.error(
            location,
            "Column %s for the output table of a CREATE TABLE FUNCTION statement has type %s, but"
                + " the SQL body provides incompatible type %s for this column",
            declared.name(),
            type,
            Rex.typeOf(value));
      }
      Computed column = new Computed(context.plan().newColumn(type), context.coerce(value, type));
      computed.add(column);
      columns.add(NamedColumn.of(declared.name(), column.column()));
    }
    return QueryResult.of(
        context.plan().project(result.relation(), computed), NameList.of(columns));
  }

  private static int indexOf(QueryResult result, String name) {
    for (int i = 0; i < result.columns().size(); i++) {
      if (result.columns().get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
