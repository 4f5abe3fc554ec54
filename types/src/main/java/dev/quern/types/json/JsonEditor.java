package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import java.util.Collections;
import java.util.List;

/**
 * JSON_SET, JSON_REMOVE, JSON_ARRAY_APPEND and JSON_ARRAY_INSERT. What a path asks of a value of
 * another kind is ignored. The trees given are changed; the result is the new root.
 */
final class JsonEditor {

  private static final int MAX_ARRAY_SIZE = 1_000_000;

  private JsonEditor() {}

  static JsonValue set(
      JsonValue root, List<JsonPath.Step> path, JsonValue value, boolean createMissing) {
    if (path.isEmpty()) {
      return value;
    }
    JsonPath.Step step = path.getFirst();
    List<JsonPath.Step> rest = path.subList(1, path.size());
    JsonValue target = root instanceof JsonValue.Null && createMissing ? containerFor(step) : root;
    return switch (target) {
      case JsonValue.Members members when !step.isSubscript() -> {
        JsonValue old = members.values().get(step.key());
        if (old != null) {
          members.values().put(step.key(), set(old, rest, value, createMissing));
        } else if (createMissing) {
          members.values().put(step.key(), set(JsonValue.NULL, rest, value, true));
        }
        yield members;
      }
      case JsonValue.Array array when step.isSubscript() -> {
        int size = array.elements().size();
        if (step.index() < size) {
          int index = (int) step.index();
          JsonValue old = array.elements().get(index);
          array.elements().set(index, set(old, rest, value, createMissing));
        } else if (createMissing) {
          checkSize(step.index() + 1);
          pad(array, (int) step.index());
          array.elements().add(set(JsonValue.NULL, rest, value, true));
        }
        yield array;
      }
      default -> root;
    };
  }

  private static JsonValue containerFor(JsonPath.Step step) {
    return step.isSubscript() ? new JsonValue.Array() : new JsonValue.Members();
  }

  private static void pad(JsonValue.Array array, int size) {
    int missing = size - array.elements().size();
    if (missing > 0) {
      array.elements().addAll(Collections.nCopies(missing, JsonValue.NULL));
    }
  }

  private static void checkSize(long size) {
    if (size > MAX_ARRAY_SIZE || size < 0) {
      throw DataErrors.dataError("Exceeded maximum array size of %d", MAX_ARRAY_SIZE);
    }
  }

  /** Removes what the path leads to, which is not the root. */
  static void remove(JsonValue root, List<JsonPath.Step> path) {
    JsonPath.Step last = path.getLast();
    switch (find(root, path.subList(0, path.size() - 1))) {
      case JsonValue.Members members when !last.isSubscript() ->
          members.values().remove(last.key());
      case JsonValue.Array array when hasElement(array, last) ->
          array.elements().remove((int) last.index());
      default -> {}
    }
  }

  private static boolean hasElement(JsonValue.Array array, JsonPath.Step step) {
    return step.isSubscript() && step.index() >= 0 && step.index() < array.elements().size();
  }

  /** What a path leads to; a BOOL when it leads nowhere, which no edit touches. */
  private static JsonValue find(JsonValue root, List<JsonPath.Step> path) {
    JsonValue at = root;
    for (JsonPath.Step step : path) {
      at = child(at, step);
    }
    return at;
  }

  private static JsonValue child(JsonValue parent, JsonPath.Step step) {
    JsonValue nowhere = new JsonValue.Bool(false);
    return switch (parent) {
      case JsonValue.Members members when !step.isSubscript() ->
          members.values().getOrDefault(step.key(), nowhere);
      case JsonValue.Array array when hasElement(array, step) ->
          array.elements().get((int) step.index());
      default -> nowhere;
    };
  }

  /** Puts the result of an edit of the value at {@code path} in its place. */
  private static JsonValue replace(JsonValue root, List<JsonPath.Step> path, JsonValue value) {
    if (path.isEmpty()) {
      return value;
    }
    JsonPath.Step last = path.getLast();
    switch (find(root, path.subList(0, path.size() - 1))) {
      case JsonValue.Members members when !last.isSubscript() ->
          members.values().replace(last.key(), value);
      case JsonValue.Array array when hasElement(array, last) ->
          array.elements().set((int) last.index(), value);
      default -> {}
    }
    return root;
  }

  /** JSON_ARRAY_APPEND of the values. */
  static JsonValue append(JsonValue root, List<JsonPath.Step> path, List<JsonValue> values) {
    return switch (find(root, path)) {
      case JsonValue.Array array -> {
        checkSize(array.elements().size() + (long) values.size());
        array.elements().addAll(values);
        yield root;
      }
      case JsonValue.Null _ -> {
        JsonValue.Array array = new JsonValue.Array();
        array.elements().addAll(values);
        yield replace(root, path, array);
      }
      default -> root;
    };
  }

  /** JSON_ARRAY_INSERT of the values. */
  static JsonValue insert(JsonValue root, List<JsonPath.Step> path, List<JsonValue> values) {
    if (path.isEmpty() || !path.getLast().isSubscript()) {
      return root;
    }
    List<JsonPath.Step> parentPath = path.subList(0, path.size() - 1);
    long index = path.getLast().index();
    return switch (find(root, parentPath)) {
      case JsonValue.Array array -> {
        insert(array, index, values);
        yield root;
      }
      case JsonValue.Null _ -> {
        JsonValue.Array array = new JsonValue.Array();
        insert(array, index, values);
        yield replace(root, parentPath, array);
      }
      default -> root;
    };
  }

  private static void insert(JsonValue.Array array, long index, List<JsonValue> values) {
    int size = array.elements().size();
    checkSize(Math.max(index, size) + values.size());
    if (index < size) {
      array.elements().addAll((int) index, values);
      return;
    }
    checkSize(index + 1);
    pad(array, (int) index);
    array.elements().addAll(values.isEmpty() ? List.of(JsonValue.NULL) : values);
  }

  /** JSON_STRIP_NULLS of what the path leads to. */
  static JsonValue stripNulls(
      JsonValue root, List<JsonPath.Step> path, boolean arrays, boolean removeEmpty) {
    JsonValue target = find(root, path);
    strip(target, arrays, removeEmpty);
    boolean becomesNull =
        removeEmpty
            && switch (target) {
              case JsonValue.Members members -> members.values().isEmpty();
              case JsonValue.Array array -> arrays && array.elements().isEmpty();
              case JsonValue.Null _, JsonValue.Bool _, JsonValue.Numeral _, JsonValue.Text _ ->
                  false;
            };
    return becomesNull ? replace(root, path, JsonValue.NULL) : root;
  }

  private static void strip(JsonValue value, boolean arrays, boolean removeEmpty) {
    switch (value) {
      case JsonValue.Members members -> {
        members.values().values().forEach(v -> strip(v, arrays, removeEmpty));
        members.values().values().removeIf(v -> isStripped(v, arrays, removeEmpty));
      }
      case JsonValue.Array array -> {
        array.elements().forEach(v -> strip(v, arrays, removeEmpty));
        if (arrays) {
          array.elements().removeIf(v -> isStripped(v, arrays, removeEmpty));
        }
      }
      default -> {}
    }
  }

  private static boolean isStripped(JsonValue value, boolean arrays, boolean removeEmpty) {
    return switch (value) {
      case JsonValue.Null _ -> true;
      case JsonValue.Members members -> removeEmpty && members.values().isEmpty();
      case JsonValue.Array array -> removeEmpty && arrays && array.elements().isEmpty();
      case JsonValue.Bool _, JsonValue.Numeral _, JsonValue.Text _ -> false;
    };
  }
}
