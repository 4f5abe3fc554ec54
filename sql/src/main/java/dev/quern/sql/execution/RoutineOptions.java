package dev.quern.sql.execution;

import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.OptionValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the options of routines mean. Source: "CREATE FUNCTION statement", function_option_list;
 * "CREATE PROCEDURE statement", procedure_option_list.
 */
final class RoutineOptions {

  private RoutineOptions() {}

  /** The routine with the options applied. */
  static Routine apply(Routine routine, OptionValues options) {
    Optional<String> description = routine.properties().description();
    Map<String, String> stored = new HashMap<>(routine.properties().stored());
    for (OptionValues.Entry entry : options.entries()) {
      switch (entry.name()) {
        case "description" -> description = TableOptions.text(entry);
        case "library" -> stored.put("importedLibraries", libraries(entry));
        case "strict_mode" -> stored.put("strictMode", bool(entry));
        case "data_governance_type" -> stored.put("dataGovernanceType", quoted(entry));
        default -> throw TableOptions.unknown(entry);
      }
    }
    return routine.withProperties(
        new ResourceProperties(
            routine.properties().friendlyName(),
            description,
            routine.properties().labels(),
            stored));
  }

  private static String bool(OptionValues.Entry entry) {
    if (entry.value() instanceof Value.Bool(boolean value)) {
      return Boolean.toString(value);
    }
    throw TableOptions.wrongType(entry, "BOOL");
  }

  private static String quoted(OptionValues.Entry entry) {
    return quote(TableOptions.text(entry).orElse(""));
  }

  private static String libraries(OptionValues.Entry entry) {
    List<Value> values =
        switch (entry.value()) {
          case Value.Array array -> array.elements();
          case Value.Text text -> List.of(text);
          default -> throw TableOptions.wrongType(entry, "ARRAY<STRING>");
        };
    StringBuilder json = new StringBuilder("[");
    for (Value value : values) {
      if (!(value instanceof Value.Text(String uri))) {
        throw TableOptions.wrongType(entry, "ARRAY<STRING>");
      }
      json.append(json.length() == 1 ? "" : ",").append(quote(uri));
    }
    return json.append(']').toString();
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
