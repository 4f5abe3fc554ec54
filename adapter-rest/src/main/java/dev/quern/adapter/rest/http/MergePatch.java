package dev.quern.adapter.rest.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PATCH as Google's APIs do it: objects merge, null removes, lists are replaced (RFC 7396). */
public final class MergePatch {

  private MergePatch() {}

  /** {@code target} with the changes of {@code patch}. */
  public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    ObjectNode result = target.objectNode();
    result.setAll(target);
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      String name = change.getKey();
      JsonNode before = result.get(name);
      switch (change.getValue()) {
        case ObjectNode inner when before instanceof ObjectNode outer ->
            result.set(name, apply(outer, inner));
        case ObjectNode inner -> result.set(name, apply(result.objectNode(), inner));
        case JsonNode value when value.isNull() -> result.remove(name);
        case JsonNode value -> result.set(name, value);
      }
    }
    return result;
  }
}
