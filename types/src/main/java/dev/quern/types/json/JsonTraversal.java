package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** JSON_KEYS, JSON_FLATTEN and JSON_QUERY with a lax path. */
final class JsonTraversal {

  /** How JSON_KEYS treats arrays. */
  enum ArrayMode {
    /** Nothing in arrays counts. */
    STRICT,
    /** Elements of arrays count, those of arrays directly in arrays do not. */
    LAX,
    /** All elements count. */
    LAX_RECURSIVE;

    static ArrayMode named(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "strict" -> STRICT;
        case "lax" -> LAX;
        case "lax recursive", "recursive lax" -> LAX_RECURSIVE;
        default -> throw DataErrors.dataError("Invalid JSON mode specified");
      };
    }
  }

  private JsonTraversal() {}

  /** The paths of all keys down to {@code maxDepth}, sorted, each once. */
  static SequencedSet<String> keys(JsonValue root, long maxDepth, ArrayMode mode) {
    TreeSet<String> keys = new TreeSet<>(JsonValue::compareCodePoints);
    collectKeys(root, "", maxDepth, mode, false, keys);
    return keys;
  }

  private static void collectKeys(
      JsonValue value,
      String prefix,
      long depthLeft,
      ArrayMode mode,
      boolean inArray,
      Set<String> keys) {
    switch (value) {
      case JsonValue.Members members when depthLeft > 0 ->
          members
              .values()
              .forEach((key, member) -> {
                String path = prefix.isEmpty() ? pathName(key) : prefix + '.' + pathName(key);
                keys.add(path);
                collectKeys(member, path, depthLeft - 1, mode, false, keys);
              });
      case JsonValue.Array array when mode != ArrayMode.STRICT -> {
        if (!inArray || mode == ArrayMode.LAX_RECURSIVE) {
          array.elements().forEach(e -> collectKeys(e, prefix, depthLeft, mode, true, keys));
        }
      }
      default -> {}
    }
  }

  /** The key as a path names it: in quotes and escaped when it would be mistaken otherwise. */
  private static String pathName(String key) {
    ByteSink quoted = new ByteSink(key.length() + 8);
    JsonPrinter.string(Utf8.encode(key), quoted);
    String text = quoted.toString();
    return key.indexOf('.') >= 0 || text.length() > key.length() + 2 ? text : key;
  }

  /** The elements of nested arrays in order. */
  static List<JsonValue> flatten(JsonValue value) {
    List<JsonValue> result = new ArrayList<>();
    flatten(value, result);
    return result;
  }

  private static void flatten(JsonValue value, List<JsonValue> result) {
    if (value instanceof JsonValue.Array array) {
      array.elements().forEach(e -> flatten(e, result));
    } else {
      result.add(value);
    }
  }

  /** Everything that a lax path leads to, in an array. */
  static JsonValue.Array query(JsonValue root, JsonPath path) {
    JsonValue.Array results = new JsonValue.Array();
    query(root, path, 0, results.elements());
    return results;
  }

  private static void query(JsonValue value, JsonPath path, int matched, List<JsonValue> results) {
    if (matched == path.steps().size()) {
      results.add(value);
      return;
    }
    JsonPath.Step step = path.steps().get(matched);
    if (step.isSubscript()) {
      subscript(value, step, path, matched, results);
      return;
    }
    switch (value) {
      case JsonValue.Members _ -> member(value, step, path, matched, results);
      case JsonValue.Array array -> {
        for (JsonValue element : array.elements()) {
          if (path.isRecursive()) {
            query(element, path, matched, results);
          } else {
            member(element, step, path, matched, results);
          }
        }
      }
      default -> {}
    }
  }

  private static void subscript(
      JsonValue value, JsonPath.Step step, JsonPath path, int matched, List<JsonValue> results) {
    if (value instanceof JsonValue.Array array) {
      if (step.index() >= 0 && step.index() < array.elements().size()) {
        query(array.elements().get((int) step.index()), path, matched + 1, results);
      }
    } else if (step.index() == 0) {
      query(value, path, matched + 1, results);
    }
  }

  private static void member(
      JsonValue value, JsonPath.Step step, JsonPath path, int matched, List<JsonValue> results) {
    if (value instanceof JsonValue.Members members) {
      JsonValue member = members.values().get(step.key());
      if (member != null) {
        query(member, path, matched + 1, results);
      }
    }
  }
}
