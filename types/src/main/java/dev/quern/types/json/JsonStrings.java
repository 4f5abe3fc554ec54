package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.List;

/** The texts in a JSON value that SEARCH and CONTAINS_SUBSTR look at. */
public final class JsonStrings {

  /** Which texts count; the argument {@code json_scope}. */
  public enum Scope {
    JSON_VALUES(false, true),
    JSON_KEYS(true, false),
    JSON_KEYS_AND_VALUES(true, true);

    private final boolean keys;
    private final boolean values;

    Scope(boolean keys, boolean values) {
      this.keys = keys;
      this.values = values;
    }

    /** The scope of a name. */
    public static Scope named(String name) {
      for (Scope scope : values()) {
        if (scope.name().equals(name)) {
          return scope;
        }
      }
      throw DataErrors.dataError("Invalid json_scope: %s", name);
    }
  }

  private JsonStrings() {}

  /** The keys or the scalar values, or both, of a JSON value as texts. */
  public static List<String> collect(byte[] normalized, Scope scope) {
    List<String> texts = new ArrayList<>();
    collect(JsonParser.parseNormalized(normalized), scope, texts);
    return texts;
  }

  private static void collect(JsonValue value, Scope scope, List<String> texts) {
    switch (value) {
      case JsonValue.Members members ->
          members
              .values()
              .forEach((key, member) -> {
                if (scope.keys) {
                  texts.add(key);
                }
                collect(member, scope, texts);
              });
      case JsonValue.Array array -> array.elements().forEach(e -> collect(e, scope, texts));
      case JsonValue.Null _ -> {}
      case JsonValue.Bool _, JsonValue.Numeral _, JsonValue.Text _ -> {
        if (scope.values) {
          texts.add(LaxConversion.string(value).orElseThrow());
        }
      }
    }
  }
}
