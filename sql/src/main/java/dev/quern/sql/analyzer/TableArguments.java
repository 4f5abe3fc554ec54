package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.SubqueryExpression;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;

/** The arguments of one call of a table function: values and tables. */
final class TableArguments {

  private final Analysis analysis;
  private final StatementContext context;
  private final Routine routine;
  private final Node function;
  private final List<RexNode> values = new ArrayList<>();
  private final Map<Integer, QueryResult> tables = new HashMap<>();

  TableArguments(Analysis analysis, Routine routine, Node function) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.routine = routine;
    this.function = function;
  }

  /** The values, one per parameter; those of tables mean nothing. */
  List<RexNode> values() {
    return List.copyOf(values);
  }

  /** Makes the tables known by the names of their parameters. */
  void declare(CommonTables common, PlanBuilder plan) {
    tables.forEach((index, table) -> {
      int id = plan.newCteId();
      common.put(
          routine.arguments().get(index).name(),
          new CommonTables.Entry.Known(id, table.columns(), false));
      common.define(
          id,
          plan.select(
              table.relation(), table.columns().stream().map(NamedColumn::column).toList()));
    });
  }

  /** Any table of the declared columns, for looking at the function by itself. */
  void pretend(List<RexNode> placeholders) {
    values.addAll(placeholders);
    for (int i = 0; i < routine.arguments().size(); i++) {
      Routine.Argument parameter = routine.arguments().get(i);
      if (parameter.kind() == Routine.ArgumentKind.FIXED_TABLE) {
        List<NamedColumn> columns =
            ((StructType) parameter.type().orElseThrow())
                .fields().stream()
                    .map(f -> NamedColumn.of(f.name(), context.plan().newColumn(f.type())))
                    .toList();
        tables.put(
            i,
            QueryResult.of(
                context.plan().rows(columns.stream().map(NamedColumn::column).toList(), List.of()),
                NameList.of(columns)));
      }
    }
  }

  /** Analyzes the arguments of the call. */
  void read(List<Argument> given, Optional<FromResult> input, NameScope outer) {
    String name = routine.reference().routineId();
    List<Argument> ordered =
        new ArgumentOrder(context).order(routine, given, function.span(), name);
    if (ordered.size() != routine.arguments().size()) {
      throw mismatch(ordered, outer, count(ordered.size()));
    }
    for (int i = 0; i < ordered.size(); i++) {
      if (routine.arguments().get(i).isTable()) {
        tables.put(i, table(i, ordered.get(i), input, outer));
        values.add(Rex.bool(false));
      } else {
        values.add(value(i, ordered, outer));
      }
    }
  }

  private String count(int found) {
    int wanted = routine.arguments().size();
    return "Signature %s %s, found %s"
        .formatted(
            found < wanted ? "requires at least" : "accepts at most",
            counted(wanted),
            counted(found));
  }

  private static String counted(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }

  private RexNode value(int index, List<Argument> arguments, NameScope outer) {
    Optional<RexNode> value = expression(arguments.get(index), outer);
    Optional<SqlType> type = routine.arguments().get(index).type();
    if (value.isEmpty()) {
      throw mismatch(
          arguments,
          outer,
          "Argument %d: expected %s, found %s"
              .formatted(
                  index + 1,
                  type.map(SqlType::toString).orElse("ANY TYPE"),
                  printed(arguments.get(index), outer)));
    }
    if (type.isEmpty()) {
      return value.get();
    }
    if (!Coercion.coerces(value.get(), type.get())) {
      throw mismatch(
          arguments,
          outer,
          "Argument %d: Unable to coerce type %s to expected type %s"
              .formatted(index + 1, Rex.typeOf(value.get()), type.get()));
    }
    return context.coerce(value.get(), type.get());
  }

  private Optional<RexNode> expression(Argument argument, NameScope outer) {
    return argument instanceof Argument.Value(var _, var expression, var _)
        ? Optional.of(
            analysis.expressions.analyze(
                expression, ExpressionContext.scalar(outer, "FROM clause")))
        : Optional.empty();
  }

  private QueryResult table(
      int index, Argument argument, Optional<FromResult> input, NameScope outer) {
    QueryResult table =
        relation(analysis, argument, input, outer)
            .orElseThrow(() ->
                context.error(
                    argument,
                    "Table-valued function %s argument %d ('%s') must be a relation (i.e. table subquery)",
                    upperName(),
                    index + 1,
                    routine.arguments().get(index).name()));
    return routine
        .arguments()
        .get(index)
        .type()
        .map(type -> fitted(index, (StructType) type, table, argument))
        .orElse(table);
  }

  /** The rows that an argument is; empty when it is no table. */
  static Optional<QueryResult> relation(
      Analysis analysis, Argument argument, Optional<FromResult> input, NameScope outer) {
    return switch (argument) {
      case Argument.Table(var span, var name) ->
          Optional.of(
              result(
                  analysis.from.analyze(
                      new FromItem.Table(
                          span,
                          name,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          List.of()),
                      NameScope.EMPTY)));
      case Argument.TableCall(var _, var called) ->
          Optional.of(result(analysis.from.analyze(called, NameScope.EMPTY)));
      case Argument.InputTable _ -> input.map(TableArguments::result);
      case Argument.Value(var _, SubqueryExpression subquery, var _)
          when subquery.kind() == SubqueryExpression.Kind.SCALAR ->
          Optional.of(analysis.queries.analyze(subquery.query(), outer));
      case Argument _ -> Optional.empty();
    };
  }

  private static QueryResult result(FromResult from) {
    return QueryResult.of(from.relation(), from.names());
  }

  private String upperName() {
    return routine.reference().routineId().toUpperCase(Locale.ROOT);
  }

  /** The columns that the parameter wants, by name. */
  private QueryResult fitted(int index, StructType wanted, QueryResult table, Node location) {
    List<Computed> computed = new ArrayList<>();
    List<NamedColumn> columns = new ArrayList<>();
    for (StructType.Field field : wanted.fields()) {
      List<Integer> found =
          IntStream.range(0, table.columns().size())
              .filter(i -> table.columns().get(i).name().equalsIgnoreCase(field.name()))
              .boxed()
              .toList();
      if (found.size() > 1) {
        throw context.error(
            location,
            "Table-valued function does not allow duplicate input columns named \"%s\" for argument %d of"
                + " %s",
            field.name(),
            index + 1,
            signature());
      }
      if (found.isEmpty()) {
        throw context.error(
            location,
            "Required column \"%s\" not found in table passed as argument %d of %s",
            field.name(),
            index + 1,
            signature());
      }
      RexNode value = table.representative(found.getFirst());
      if (!Coercion.coerces(value, field.type())) {
        throw context.error(
            location,
            "Invalid type %s for column \"%s %s\" of argument %d of %s",
            Rex.typeOf(value),
            field.name(),
            field.type(),
            index + 1,
            signature());
      }
      Computed column =
          new Computed(context.plan().newColumn(field.type()), context.coerce(value, field.type()));
      computed.add(column);
      columns.add(NamedColumn.of(field.name(), column.column()));
    }
    return QueryResult.of(context.plan().project(table.relation(), computed), NameList.of(columns));
  }

  /** {@code F(x => INT64, TABLE<a STRING>)} */
  String signature() {
    return routine.arguments().stream()
        .map(TableArguments::printed)
        .collect(Collectors.joining(", ", upperName() + "(", ")"));
  }

  private static String printed(Routine.Argument parameter) {
    return switch (parameter.kind()) {
      case FIXED_TYPE -> parameter.name() + " => " + parameter.type().orElseThrow();
      case ANY_TYPE -> parameter.name() + " => ANY TYPE";
      case ANY_TABLE -> "ANY TABLE";
      case FIXED_TABLE -> columns((StructType) parameter.type().orElseThrow());
    };
  }

  private static String columns(StructType type) {
    return type.fields().stream()
        .map(field -> field.name() + " " + field.type())
        .collect(Collectors.joining(", ", "TABLE<", ">"));
  }

  private String printed(Argument argument, NameScope outer) {
    return expression(argument, outer)
        .map(value -> Rex.isUntypedNull(value) ? "NULL" : Rex.typeOf(value).toString())
        .orElseGet(() ->
            columns(
                new StructType(
                    table(0, argument, Optional.empty(), outer).columns().stream()
                        .map(c -> new StructType.Field(c.name(), c.column().type()))
                        .toList())));
  }

  private RuntimeException mismatch(List<Argument> arguments, NameScope outer, String reason) {
    String found =
        arguments.isEmpty()
            ? " with no arguments"
            : "\n  Argument types: "
                + arguments.stream()
                    .map(argument -> printed(argument, outer))
                    .collect(Collectors.joining(", "));
    return context.error(
        function,
        "No matching signature for %s%s\n  Signature: %s\n    %s",
        routine.reference().routineId(),
        found,
        signature(),
        reason);
  }
}
