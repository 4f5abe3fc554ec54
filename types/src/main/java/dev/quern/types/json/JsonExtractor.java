package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up a path in a STRING that holds JSON, reading no further than the value found. As in
 * BigQuery it takes more than JSON: single quotes, trailing commas, any escape, text behind the
 * value. The value keeps its keys, their order and the digits of its numbers.
 */
final class JsonExtractor {

  private static final int MAX_NESTING = 1000;
  private static final int OFF_PATH = -1;

  /** What kind of value was found. */
  enum Kind {
    STRING,
    NUMBER,
    BOOL,
    NULL,
    ARRAY,
    OBJECT
  }

  /** Receives the elements of the array found, or the value itself. */
  interface Receiver {
    /**
     * Takes one value.
     *
     * @param text its JSON text
     * @param scalar its text without quotes; empty unless it is a string, a number or a BOOL
     */
    void accept(Kind kind, ByteSink text, ByteSink scalar);
  }

  private final byte[] text;
  private final List<JsonPath.Step> path;
  private final boolean elements;
  private final Receiver receiver;
  private int at;
  private boolean found;

  private JsonExtractor(
      byte[] text, List<JsonPath.Step> path, boolean elements, Receiver receiver) {
    this.text = text;
    this.path = path;
    this.elements = elements;
    this.receiver = receiver;
  }

  /** Looks up a value and hands it over; false when there is none. */
  static boolean value(byte[] text, JsonPath path, Receiver receiver) {
    return run(text, path, false, receiver);
  }

  /** Looks up an array and hands over its elements; false when there is no array. */
  static boolean elements(byte[] text, JsonPath path, Receiver receiver) {
    return run(text, path, true, receiver);
  }

  private static boolean run(byte[] text, JsonPath path, boolean elements, Receiver receiver) {
    JsonExtractor extractor = new JsonExtractor(text, path.steps(), elements, receiver);
    return extractor.search(0, 0) && extractor.found;
  }

  /**
   * Reads a value on the way to the wanted one.
   *
   * @param matched how many steps of the path led here, or OFF_PATH
   * @return whether the text could be read so far
   */
  private boolean search(int matched, int depth) {
    skipSpace();
    if (matched == path.size()) {
      found = elements ? captureElements(depth) : capture(depth);
      return found;
    }
    int c = peek();
    if (c == '{') {
      return object(matched, depth);
    }
    if (c == '[') {
      return array(matched, depth);
    }
    return scalar(new ByteSink(16), new ByteSink(16)) != null;
  }

  private boolean object(int matched, int depth) {
    checkDepth(depth);
    at++;
    while (true) {
      skipSpace();
      if (peek() == '}') {
        at++;
        return true;
      }
      ByteSink key = new ByteSink(16);
      if (!string(key)) {
        return false;
      }
      skipSpace();
      if (peek() != ':') {
        return false;
      }
      at++;
      boolean onPath = matched != OFF_PATH && path.get(matched).key().equals(key.toString());
      if (!search(onPath ? matched + 1 : OFF_PATH, depth + 1)) {
        return false;
      }
      if (found) {
        return true;
      }
      if (!separator('}')) {
        return false;
      }
    }
  }

  private boolean array(int matched, int depth) {
    checkDepth(depth);
    at++;
    for (long index = 0; ; index++) {
      skipSpace();
      if (peek() == ']') {
        at++;
        return true;
      }
      boolean onPath = matched != OFF_PATH && path.get(matched).index() == index;
      if (peek() == ',') {
        // A missing element counts as null.
        if (onPath && matched + 1 == path.size() && !elements) {
          receiver.accept(Kind.NULL, new ByteSink(4).append("null"), new ByteSink(0));
          found = true;
          return true;
        }
      } else if (!search(onPath ? matched + 1 : OFF_PATH, depth + 1)) {
        return false;
      }
      if (found) {
        return true;
      }
      if (!separator(']')) {
        return false;
      }
    }
  }

  /** Reads a comma, or looks at the end of a container. */
  private boolean separator(char end) {
    skipSpace();
    if (peek() == ',') {
      at++;
      return true;
    }
    return peek() == end;
  }

  private boolean capture(int depth) {
    ByteSink json = new ByteSink(64);
    ByteSink scalar = new ByteSink(32);
    Kind kind = copy(json, scalar, depth);
    if (kind == null) {
      return false;
    }
    receiver.accept(kind, json, scalar);
    return true;
  }

  private boolean captureElements(int depth) {
    if (peek() != '[') {
      return false;
    }
    checkDepth(depth);
    at++;
    while (true) {
      skipSpace();
      if (peek() == ']') {
        at++;
        return true;
      }
      if (peek() == ',') {
        receiver.accept(Kind.NULL, new ByteSink(4).append("null"), new ByteSink(0));
      } else if (!capture(depth + 1)) {
        return false;
      }
      if (!separator(']')) {
        return false;
      }
    }
  }

  /** Copies a value as compact JSON; null when the text cannot be read. */
  private @Nullable Kind copy(ByteSink json, ByteSink scalar, int depth) {
    skipSpace();
    return switch (peek()) {
      case '{' -> copyObject(json, depth) ? Kind.OBJECT : null;
      case '[' -> copyArray(json, depth) ? Kind.ARRAY : null;
      default -> scalar(json, scalar);
    };
  }

  private boolean copyObject(ByteSink json, int depth) {
    checkDepth(depth);
    at++;
    json.append('{');
    for (boolean first = true; ; first = false) {
      skipSpace();
      if (peek() == '}') {
        at++;
        json.append('}');
        return true;
      }
      if (!first) {
        json.append(',');
      }
      ByteSink key = new ByteSink(16);
      if (!string(key)) {
        return false;
      }
      quote(key, json);
      skipSpace();
      if (peek() != ':') {
        return false;
      }
      at++;
      json.append(':');
      if (copy(json, new ByteSink(0), depth + 1) == null || !separator('}')) {
        return false;
      }
    }
  }

  private boolean copyArray(ByteSink json, int depth) {
    checkDepth(depth);
    at++;
    json.append('[');
    for (boolean first = true; ; first = false) {
      skipSpace();
      if (peek() == ']') {
        at++;
        json.append(']');
        return true;
      }
      if (!first) {
        json.append(',');
      }
      if (peek() == ',') {
        json.append("null");
      } else if (copy(json, new ByteSink(0), depth + 1) == null) {
        return false;
      }
      if (!separator(']')) {
        return false;
      }
    }
  }

  private @Nullable Kind scalar(ByteSink json, ByteSink scalar) {
    int c = peek();
    if (c == '"' || c == '\'') {
      if (!string(scalar)) {
        return null;
      }
      quote(scalar, json);
      return Kind.STRING;
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      int start = at;
      if (!number()) {
        return null;
      }
      json.append(text, start, at - start);
      scalar.append(text, start, at - start);
      return Kind.NUMBER;
    }
    if (word("true") || word("false")) {
      String word = c == 't' ? "true" : "false";
      json.append(word);
      scalar.append(word);
      return Kind.BOOL;
    }
    if (word("null")) {
      json.append("null");
      return Kind.NULL;
    }
    return null;
  }

  private static void quote(ByteSink content, ByteSink json) {
    byte[] bytes = content.toByteArray();
    JsonPrinter.stringEscapingSeparators(bytes, 0, bytes.length, json);
  }

  private boolean word(String word) {
    byte[] bytes = Utf8.encode(word);
    if (!Utf8.matches(text, at, bytes)) {
      return false;
    }
    at += bytes.length;
    return true;
  }

  private boolean number() {
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else if (!digits()) {
      return false;
    }
    if (peek() == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean string(ByteSink content) {
    int quote = peek();
    if (quote != '"' && quote != '\'') {
      return false;
    }
    at++;
    while (at < text.length && text[at] != quote) {
      if (text[at] == '\\') {
        at++;
        if (!escape(content)) {
          return false;
        }
      } else {
        content.append(text[at++]);
      }
    }
    if (at >= text.length) {
      return false;
    }
    at++;
    return true;
  }

  private boolean escape(ByteSink content) {
    int c = peek();
    if (c < 0 && at >= text.length) {
      return false;
    }
    at++;
    switch (c) {
      case 'b' -> content.append('\b');
      case 'f' -> content.append('\f');
      case 'n' -> content.append('\n');
      case 'r' -> content.append('\r');
      case 't' -> content.append('\t');
      case 'v' -> content.append(0x0B);
      case 'u' -> {
        return codePoint(4, 4, 16, content);
      }
      case 'x' -> {
        return codePoint(1, 2, 16, content);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        return codePoint(1, 3, 8, content);
      }
      default -> content.append(c);
    }
    return true;
  }

  private boolean codePoint(int min, int max, int radix, ByteSink content) {
    int value = 0;
    int count = 0;
    while (count < max && at < text.length && Character.digit(text[at], radix) >= 0) {
      value = value * radix + Character.digit(text[at++], radix);
      count++;
    }
    if (count < min) {
      return false;
    }
    content.appendCodePoint(Utf8.isScalarValue(value) ? value : Utf8.REPLACEMENT);
    return true;
  }

  private void checkDepth(int depth) {
    if (depth >= MAX_NESTING) {
      throw DataErrors.dataError(
          "JSON parsing failed due to deeply nested array/struct. Maximum nesting depth is %d",
          MAX_NESTING);
    }
  }

  private int peek() {
    return at < text.length ? text[at] : -1;
  }

  private void skipSpace() {
    while (at < text.length && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) {
      at++;
    }
  }
}
