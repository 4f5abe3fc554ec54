package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.QueryConfigurationJson;
import dev.quern.adapter.rest.wire.ScriptOptionsJson;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Documented fields that would change what a resource does, and that Quern does not act on. */
final class Unsupported {

  private Unsupported() {}

  /** Refuses a value that says something. */
  static void refuse(@Nullable JsonNode value, String path) {
    if (value != null && StoredFields.saysSomething(value)) {
      throw unsupported(path);
    }
  }

  /** Refuses queries that ask for what would change what they do. */
  static void refuse(QueryConfigurationJson query) {
    if (Optionals.isTrue(query.continuous())) {
      throw unsupported("query.continuous");
    }
    refuse(query.userDefinedFunctionResources(), "query.userDefinedFunctionResources");
    refuse(query.secureContext(), "query.secureContext");
    ScriptOptionsJson script = query.scriptOptions();
    if (script != null) {
      refuse(script.statementByteBudget(), "query.scriptOptions.statementByteBudget");
      if ("FIRST_SELECT".equals(script.keyResultStatement())) {
        throw unsupported("query.scriptOptions.keyResultStatement");
      }
    }
  }

  private static BigQueryException unsupported(String path) {
    return new BigQueryException(
        ErrorReason.NOT_IMPLEMENTED,
        path,
        "The field " + path + " is not supported by Quern; see docs/limits.md.");
  }

  /** Refuses those of some fields that say something. */
  static void refuse(@Nullable Map<String, JsonNode> sent, Set<String> names, String path) {
    for (String name : names) {
      refuse(Optionals.orEmpty(sent).get(name), path + "." + name);
    }
  }
}
