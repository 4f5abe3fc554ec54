package dev.quern.sql.function;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All functions and operators, by name. Immutable. */
public final class FunctionRegistry {

  private final Map<String, FunctionDefinition> functions;

  private FunctionRegistry(Map<String, FunctionDefinition> functions) {
    this.functions = functions;
  }

  /** The functions that BigQuery has. */
  public static FunctionRegistry bigQuery() {
    return Holder.REGISTRY;
  }

  /** Made when the first statement is analyzed, not when the server starts. */
  private static final class Holder {
    static final FunctionRegistry REGISTRY = of(FunctionFamilies.all());
  }

  private static FunctionRegistry of(List<FunctionDefinition> definitions) {
    Map<String, FunctionDefinition> map = new HashMap<>();
    for (FunctionDefinition definition : definitions) {
      map.merge(definition.name(), definition, FunctionDefinition::and);
    }
    return new FunctionRegistry(Map.copyOf(map));
  }

  /** A function by its name in any case; names with a dot such as {@code NET.HOST} included. */
  public Optional<FunctionDefinition> find(String name) {
    return Optional.ofNullable(functions.get(name.toUpperCase(Locale.ROOT)));
  }

  /** A function or operator that exists. */
  public FunctionDefinition get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no function " + name));
  }

  /** All of them, by name. */
  public Collection<FunctionDefinition> all() {
    return new TreeMap<>(functions).values();
  }
}
