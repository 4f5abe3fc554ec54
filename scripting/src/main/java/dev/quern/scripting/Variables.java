package dev.quern.scripting;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of a block, and around it those of the blocks it lies in. */
final class Variables {

  private final Optional<Variables> outer;
  private final Map<String, Variable> variables = new HashMap<>();

  private record Variable(SqlType type, Value value) {}

  private Variables(Optional<Variables> outer) {
    this.outer = outer;
  }

  /** Those of a whole script or procedure. */
  static Variables root() {
    return new Variables(Optional.empty());
  }

  /** Those of a block inside. */
  Variables nested() {
    return new Variables(Optional.of(this));
  }

  /** Whether a name is taken, here or outside. */
  boolean isDeclared(String name) {
    return home(name).isPresent();
  }

  /** Adds a variable, or replaces one of this block. */
  void declare(String name, SqlType type, Value value) {
    variables.put(key(name), new Variable(type, value));
  }

  /** Gives a variable that exists another value of its type. */
  void assign(String name, Value value) {
    Variables home = home(name).orElseThrow(() -> new IllegalStateException("no variable " + name));
    home.variables.computeIfPresent(key(name), (_, old) -> new Variable(old.type, value));
  }

  Optional<Value> value(String name) {
    return find(name).map(Variable::value);
  }

  Optional<SqlType> type(String name) {
    return find(name).map(Variable::type);
  }

  Stream<String> names() {
    return Stream.concat(variables.keySet().stream(), outer.stream().flatMap(Variables::names));
  }

  private Optional<Variable> find(String name) {
    return home(name).map(home -> home.variables.get(key(name)));
  }

  private Optional<Variables> home(String name) {
    return variables.containsKey(key(name))
        ? Optional.of(this)
        : outer.flatMap(variables -> variables.home(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
