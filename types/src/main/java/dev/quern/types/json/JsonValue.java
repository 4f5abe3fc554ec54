package dev.quern.types.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A JSON value as a tree. Arrays and objects can be changed, for the functions that edit. */
public sealed interface JsonValue {

  /** The literal {@code null}. */
  JsonValue NULL = new Null();

  /** The literal null. */
  record Null() implements JsonValue {}

  /** true or false. */
  record Bool(boolean value) implements JsonValue {}

  /** A number by its normalized text, which has a point or an exponent when it is a FLOAT64. */
  record Numeral(String text) implements JsonValue {

    public boolean isInteger() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '.' || c == 'e') {
          return false;
        }
      }
      return true;
    }

    public double doubleValue() {
      return Double.parseDouble(text);
    }
  }

  /** A string. */
  record Text(String value) implements JsonValue {}

  /** An array. */
  record Array(List<JsonValue> elements) implements JsonValue {

    Array() {
      this(new ArrayList<>());
    }
  }

  /** An object, its members in the order of their keys' code points. */
  record Members(TreeMap<String, JsonValue> values) implements JsonValue {

    Members() {
      this(new TreeMap<>(JsonValue::compareCodePoints));
    }
  }

  /** The order of strings by code points, which is that of their UTF-8 bytes. */
  static int compareCodePoints(String a, String b) {
    int limit = Math.min(a.length(), b.length());
    for (int i = 0; i < limit; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean oneIsSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
        return oneIsSurrogate ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
