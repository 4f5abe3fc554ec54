package dev.quern.types.json;

import dev.quern.types.utf8.Utf8;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Read access to a small JSON document, such as the options of an analyzer or a keyset. */
public final class JsonOptions {

  private final JsonValue value;

  private JsonOptions(JsonValue value) {
    this.value = value;
  }

  /**
   * Reads a document.
   *
   * @throws dev.quern.domain.error.BigQueryException when the text is no JSON
   */
  public static JsonOptions parse(String text) {
    return new JsonOptions(JsonParser.parse(Utf8.encode(text), false));
  }

  /** The member of an object. */
  public Optional<JsonOptions> member(String key) {
    return value instanceof JsonValue.Members members
        ? Optional.ofNullable(members.values().get(key)).map(JsonOptions::new)
        : Optional.empty();
  }

  /** The members of an object in the order of their keys, none of other values. */
  public Map<String, JsonOptions> members() {
    Map<String, JsonOptions> result = new java.util.LinkedHashMap<>();
    if (value instanceof JsonValue.Members members) {
      members.values().forEach((key, member) -> result.put(key, new JsonOptions(member)));
    }
    return result;
  }

  /** The elements of an array, none of other values. */
  public List<JsonOptions> elements() {
    return value instanceof JsonValue.Array array
        ? array.elements().stream().map(JsonOptions::new).toList()
        : List.of();
  }

  /** Whether this is an object. */
  public boolean isObject() {
    return value instanceof JsonValue.Members;
  }

  /** Whether this is an array. */
  public boolean isArray() {
    return value instanceof JsonValue.Array;
  }

  /** The text of a string, number or boolean. */
  public Optional<String> text() {
    return LaxConversion.string(value);
  }
}
