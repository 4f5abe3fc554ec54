package dev.quern.scripting;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.parser.GoogleSqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** CALL. Source: "Procedural language", CALL; "Work with SQL stored procedures". */
final class ProcedureCalls {

  private final ScriptState state;
  private final SystemProcedures system;
  private final Interpreter interpreter;

  ProcedureCalls(ScriptState state, Interpreter interpreter) {
    this.state = state;
    this.interpreter = interpreter;
    this.system = new SystemProcedures(state);
  }

  void call(ScriptStatement.Call call) {
    if (system.call(call)) {
      return;
    }
    Routine procedure =
        state
            .executor()
            .procedure(call.procedure(), state.input(), state.session())
            .orElseThrow(
                () -> state.error(call.procedure(), "Procedure not found: %s", call.procedure()));
    List<Expression> arguments = call.arguments().stream().map(this::expression).toList();
    if (arguments.size() != procedure.arguments().size()) {
      throw mismatch(call, procedure, types(arguments));
    }
    Variables parameters = Variables.root();
    List<Optional<Identifier>> targets = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      targets.add(bind(procedure, i, arguments, parameters, call));
    }
    run(procedure, parameters);
    for (int i = 0; i < targets.size(); i++) {
      String name = procedure.arguments().get(i).name();
      Expression location = arguments.get(i);
      targets.get(i).ifPresent(target -> giveBack(target, name, parameters, location));
    }
  }

  private Expression expression(Argument argument) {
    if (argument instanceof Argument.Value(var _, Expression expression, var _)) {
      return expression;
    }
    throw state.error(argument, "A procedure takes expressions only");
  }

  /** Gives a parameter its value; the variable that takes the value back, if one does. */
  private Optional<Identifier> bind(
      Routine procedure,
      int index,
      List<Expression> arguments,
      Variables parameters,
      ScriptStatement.Call call) {
    Routine.Argument parameter = procedure.arguments().get(index);
    Expression argument = arguments.get(index);
    if (parameter.mode() == Routine.Mode.IN) {
      Value value = state.evaluate(argument, Optional.empty());
      SqlType type = parameter.type().orElse(value.type());
      parameters.declare(
          parameter.name(), type, converted(argument, type, arguments, procedure, call));
      return Optional.empty();
    }
    Identifier target = variable(argument, parameter, index);
    SqlType own = state.frame().variables().type(target.name()).orElseThrow();
    SqlType type = parameter.type().orElse(own);
    Value value =
        parameter.mode() == Routine.Mode.INOUT
            ? converted(argument, type, arguments, procedure, call)
            : new Value.Null(type);
    if (state
        .executor()
        .convert(new Value.Null(type), own, state.input(), state.session(), state.cancellation())
        .isEmpty()) {
      throw mismatch(call, procedure, types(arguments));
    }
    parameters.declare(parameter.name(), type, value);
    return Optional.of(target);
  }

  private Value converted(
      Expression argument,
      SqlType type,
      List<Expression> arguments,
      Routine procedure,
      ScriptStatement.Call call) {
    Value value = state.evaluate(argument, Optional.empty());
    if (value.type().equals(type)) {
      return value;
    }
    try {
      return state.evaluate(argument, Optional.of(type));
    } catch (BigQueryException e) {
      throw mismatch(call, procedure, types(arguments));
    }
  }

  private Identifier variable(Expression argument, Routine.Argument parameter, int index) {
    if (argument instanceof Access.Path(var _, var path)
        && path.isSimple()
        && state.frame().variables().isDeclared(path.first().name())) {
      return path.first();
    }
    throw state.error(
        argument,
        "Argument %d for %s parameter %s must be a variable",
        index + 1,
        parameter.mode(),
        parameter.name());
  }

  private void run(Routine procedure, Variables parameters) {
    state.enter(new Frame(procedure.body(), Optional.of(procedure.reference()), parameters));
    try {
      interpreter.run(new GoogleSqlParser().parseScript(procedure.body()).statements());
    } finally {
      state.leave();
    }
  }

  private void giveBack(
      Identifier target, String parameter, Variables parameters, Expression location) {
    Value value = parameters.value(parameter).orElseThrow();
    SqlType type = state.frame().variables().type(target.name()).orElseThrow();
    state.frame().variables().assign(target.name(), state.convert(value, type, location));
  }

  private List<String> types(List<Expression> arguments) {
    return arguments.stream()
        .map(argument -> state.evaluate(argument, Optional.empty()).type().toString())
        .toList();
  }

  private BigQueryException mismatch(
      ScriptStatement.Call call, Routine procedure, List<String> found) {
    String name = procedure.reference().routineId();
    String signature =
        procedure.arguments().stream()
            .map(parameter -> parameter.type().map(SqlType::toString).orElse("ANY TYPE"))
            .collect(Collectors.joining(", ", name + "(", ")"));
    return state.error(
        call.procedure(),
        "No matching signature for procedure %s %s. Supported signature: %s",
        name,
        found.isEmpty() ? "with no arguments" : "for argument types: " + String.join(", ", found),
        signature);
  }
}
