package dev.quern.sql.analyzer;

import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.StructuralOperator;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * A call of a built-in table function that a query over its table stands for. The query knows the
 * table as {@code input} and its columns as {@code c0}, {@code c1}, ..., so that no name of the
 * user gets into it.
 */
final class BuiltInTableCall {

  private final Analysis analysis;
  private final StatementContext context;
  private final FromItem.TableFunction call;
  private final List<String> parameters;
  private final Optional<FromResult> input;
  private final NameScope outer;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<NamedColumn> columns = new ArrayList<>();
  private final List<OtherTable> others = new ArrayList<>();
  private Relation table;

  /** A further table and the names by which the query knows its columns. */
  private record OtherTable(String name, List<NamedColumn> numbered, Relation rows) {}

  /**
   * A call.
   *
   * @param parameters the names of the parameters; the first is the table
   */
  BuiltInTableCall(
      Analysis analysis,
      FromItem.TableFunction call,
      List<String> parameters,
      Optional<FromResult> input,
      NameScope outer) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.call = call;
    this.parameters = parameters;
    this.input = input;
    this.outer = outer;
    input.ifPresent(_ -> arguments.add(new Argument.InputTable(call.span())));
    arguments.addAll(call.arguments());
    this.table = readTable();
  }

  private Relation readTable() {
    QueryResult rows = readTable("table");
    columns.addAll(rows.columns());
    return rows.relation();
  }

  private QueryResult readTable(String parameter) {
    Argument argument =
        argument(parameter)
            .orElseThrow(() -> context.error(call, "%s requires an input table", call.name()));
    return TableArguments.relation(analysis, argument, input, outer)
        .orElseThrow(() ->
            context.error(
                argument,
                "Table-valued function %s argument %d must be a relation (i.e. table subquery)",
                call.name(),
                parameters.indexOf(parameter) + 1));
  }

  /** The columns of a further table, which the query knows by a prefix and their numbers. */
  List<NamedColumn> otherTable(String parameter, String name, String prefix) {
    QueryResult rows = readTable(parameter);
    others.add(new OtherTable(name, numbered(prefix, rows.columns()), rows.relation()));
    return rows.columns();
  }

  private static List<NamedColumn> numbered(String prefix, List<NamedColumn> columns) {
    List<NamedColumn> numbered = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      numbered.add(NamedColumn.of(prefix + i, columns.get(i).column()));
    }
    return numbered;
  }

  private Optional<Argument> argument(String name) {
    int position = parameters.indexOf(name);
    List<Argument> positional =
        arguments.stream().filter(a -> !(a instanceof Argument.Named)).toList();
    if (position < positional.size()) {
      return Optional.of(positional.get(position));
    }
    return arguments.stream()
        .filter(Argument.Named.class::isInstance)
        .map(Argument.Named.class::cast)
        .filter(named -> named.name().name().equalsIgnoreCase(name))
        .map(Argument.Named::value)
        .findFirst();
  }

  /** Fails when there are arguments that the function has not, or a needed one is missing. */
  void check(int required) {
    for (Argument argument : arguments) {
      if (argument instanceof Argument.Named named
          && parameters.stream().noneMatch(p -> p.equalsIgnoreCase(named.name().name()))) {
        throw context.error(
            named.name(),
            "Named argument `%s` does not exist in the signature of function %s",
            named.name().name(),
            call.name());
      }
    }
    if (arguments.size() > parameters.size()) {
      throw context.error(
          call,
          "Signature of %s accepts at most %d arguments, found %d",
          call.name(),
          parameters.size(),
          arguments.size());
    }
    for (String name : parameters.subList(0, required)) {
      if (argument(name).isEmpty()) {
        throw context.error(
            call, "Required argument `%s` is missing in call to function %s", name, call.name());
      }
    }
  }

  /** An argument's expression. */
  Optional<Expression> expression(String name) {
    return argument(name)
        .map(argument -> {
          if (argument instanceof Argument.Value(var _, Expression value, var _)) {
            return value;
          }
          throw error(argument, "Argument `%s` of %s must be an expression", name, call.name());
        });
  }

  /** What an argument is analyzed to. */
  Optional<RexNode> value(String name) {
    return expression(name)
        .map(e -> analysis.expressions.analyze(e, ExpressionContext.scalar(outer, "FROM clause")));
  }

  /** The texts that an argument is made of: a literal, or an array of literals or of structs. */
  Optional<List<String>> texts(String name) {
    return value(name)
        .map(value ->
            texts(value)
                .map(text ->
                    text.orElseThrow(() ->
                        error(
                            expression(name).orElseThrow(),
                            "Argument `%s` of %s must be made of STRING literals",
                            name,
                            call.name())))
                .toList());
  }

  private static Stream<Optional<String>> texts(RexNode value) {
    if (value instanceof RexCall call && call.getOperator() instanceof StructuralOperator) {
      return call.getOperands().stream().flatMap(BuiltInTableCall::texts);
    }
    return Rex.asLiteral(value)
        .map(LiteralOperator::value)
        .map(BuiltInTableCall::texts)
        .orElseGet(() -> Stream.of(Optional.empty()));
  }

  private static Stream<Optional<String>> texts(Value value) {
    return switch (value) {
      case Value.Array array -> array.elements().stream().flatMap(BuiltInTableCall::texts);
      case Value.Struct struct -> struct.fields().stream().flatMap(BuiltInTableCall::texts);
      case Value.Text(String text) -> Stream.of(Optional.of(text));
      case Value _ -> Stream.of(Optional.empty());
    };
  }

  /** The columns of the table. */
  List<NamedColumn> columns() {
    return List.copyOf(columns);
  }

  /** The number of the column with a name. */
  int column(String name, String argument) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw error(
        expression(argument).orElseThrow(),
        "Column %s is not found in the input table of %s",
        name,
        call.name());
  }

  /** Adds a column with one value to the table; the query knows it by its number, too. */
  int add(RexNode value) {
    Column column = context.plan().newColumn(Rex.typeOf(value));
    table = context.plan().extend(table, List.of(new Computed(column, value)));
    columns.add(NamedColumn.of("", column));
    return columns.size() - 1;
  }

  private void define(CommonTables tables, OtherTable other) {
    int id = context.plan().newCteId();
    tables.put(other.name(), new CommonTables.Entry.Known(id, other.numbered(), false));
    tables.define(
        id,
        context
            .plan()
            .select(other.rows(), other.numbered().stream().map(NamedColumn::column).toList()));
  }

  /** The rows of a query over {@code input}, under names of the caller's. */
  FromResult result(String sql, List<String> names) {
    Analysis body = new Analysis(context.nested(sql, context.options()));
    CommonTables tables = body.queries.commonTables().nested();
    define(tables, new OtherTable("input", numbered("c", columns), table));
    others.forEach(other -> define(tables, other));
    QueryResult rows =
        body.queries.within(
            tables,
            () ->
                body.queries.analyze(
                    body.query(new GoogleSqlParser().parseStatement(sql)), NameScope.EMPTY));
    List<NamedColumn> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      named.add(NamedColumn.of(names.get(i), rows.columns().get(i).column()));
    }
    Relation relation =
        context
            .plan()
            .select(
                tables.define(context.plan(), rows.relation()),
                named.stream().map(NamedColumn::column).toList());
    return FromAnalyzer.named(
        NameList.of(named).columns(), relation, call.alias().map(Identifier::name).orElse(""));
  }

  RuntimeException error(Node node, String message, Object... values) {
    return context.error(node, message, values);
  }
}
