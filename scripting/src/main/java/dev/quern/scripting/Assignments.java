package dev.quern.scripting;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.ScriptStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DECLARE and SET. Source: "Procedural language". */
final class Assignments {

  private final ScriptState state;

  Assignments(ScriptState state) {
    this.state = state;
  }

  void declare(ScriptStatement.Declare declare) {
    for (Identifier name : declare.names()) {
      if (state.frame().variables().isDeclared(name.name())) {
        throw state.error(name, "Variable '%s' redeclaration", name.name());
      }
    }
    Optional<SqlType> declared =
        declare.type().map(type -> state.executor().type(type, state.input(), state.session()));
    Value value =
        declare
            .defaultValue()
            .map(expression -> state.evaluate(expression, declared))
            .orElseGet(() -> new Value.Null(declared.orElseThrow()));
    SqlType type = declared.orElseGet(value::type);
    declare.names().forEach(name -> state.frame().variables().declare(name.name(), type, value));
  }

  void set(ScriptStatement.SetVariable set) {
    assign(set.name(), state.evaluate(set.value(), Optional.of(type(set.name()))));
  }

  void set(ScriptStatement.SetVariables set) {
    List<SqlType> types = set.names().stream().map(this::type).toList();
    List<Value> values = values(set, types);
    for (int i = 0; i < types.size(); i++) {
      assign(set.names().get(i), values.get(i));
    }
  }

  private List<Value> values(ScriptStatement.SetVariables set, List<SqlType> types) {
    if (set.value() instanceof Constructor.Tuple(var _, List<Expression> expressions)) {
      requireCount(set.value(), expressions.size(), types.size());
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        values.add(state.evaluate(expressions.get(i), Optional.of(types.get(i))));
      }
      return values;
    }
    Value value = state.evaluate(set.value(), Optional.empty());
    int found = value.type() instanceof StructType struct ? struct.fields().size() : 1;
    requireCount(set.value(), found, types.size());
    if (!(value instanceof Value.Struct(var _, List<Value> fields))) {
      return types.stream().<Value>map(Value.Null::new).toList();
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      values.add(state.convert(fields.get(i), types.get(i), set.value()));
    }
    return values;
  }

  private void requireCount(Node node, int found, int count) {
    if (found != count) {
      throw state.error(
          node,
          "Number of variables in SET (%d) does not match the number of values (%d)",
          count,
          found);
    }
  }

  void set(ScriptStatement.SetSystemVariable set) {
    String name = set.variable().path().toString();
    SqlType type =
        SystemVariables.writableType(name)
            .orElseThrow(() ->
                state.system().find(name).isPresent()
                    ? state.error(
                        set.variable(), "Cannot assign value to read-only variable: @@%s", name)
                    : state.error(set.variable(), "Unknown system variable: @@%s", name));
    state.system().set(name, state.evaluate(set.value(), Optional.of(type)));
  }

  /** The type of a variable that exists. */
  SqlType type(Identifier name) {
    return state
        .frame()
        .variables()
        .type(name.name())
        .orElseThrow(() -> state.error(name, "Undeclared variable: %s", name.name()));
  }

  /** Gives a variable that exists another value. */
  void assign(Identifier name, Value value) {
    state.frame().variables().assign(name.name(), value);
  }
}
