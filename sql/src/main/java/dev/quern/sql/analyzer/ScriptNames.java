package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.value.Value;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a statement may name beside the catalog: what the script or the session around it has
 * declared. Source: "Procedural language", "System variables".
 */
public interface ScriptNames {

  /** No script. */
  ScriptNames NONE = new ScriptNames() {};

  /** The value of a variable, by its name in any case. */
  default Optional<Value> variable(String name) {
    return Optional.empty();
  }

  /** The names of all variables, for suggestions. */
  default Stream<String> variables() {
    return Stream.empty();
  }

  /** The value of a system variable, by its name in any case and without {@code @@}. */
  default Optional<Value> systemVariable(String name) {
    return Optional.empty();
  }

  /** A temporary function, by its name. */
  default Optional<Routine> function(String name) {
    return Optional.empty();
  }

  /** A temporary function, by its name and how many arguments it is called with. */
  default Optional<Routine> function(String name, int arguments) {
    return function(name);
  }

  /** What the bodies of temporary functions see: other functions, no variables. */
  default ScriptNames inFunctions() {
    ScriptNames all = this;
    return new ScriptNames() {
      @Override
      public Optional<Routine> function(String name) {
        return all.function(name);
      }
    };
  }

  /** The procedure whose body the statement is in. */
  default Optional<RoutineReference> procedure() {
    return Optional.empty();
  }

  /** Whether the statement is in legacy SQL. */
  default boolean isLegacySql() {
    return false;
  }

  /** The dataset that holds temporary tables; empty while there are none. */
  default Optional<DatasetReference> temporaryTables() {
    return Optional.empty();
  }
}
