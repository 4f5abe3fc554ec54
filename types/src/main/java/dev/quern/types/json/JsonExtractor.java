package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.Arrays;
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
    OBJECT;

    boolean isContainer() {
      return this == ARRAY || this == OBJECT;
    }
  }

  /** Receives the elements of the array found, or the value itself. */
  interface Receiver {
    /**
     * Takes one value.
     *
     * @param source where its text is: of a scalar, when scalars are wanted, without quotes; else
     *     compact JSON
     * @param from where the text begins; nothing of an object or array when scalars are wanted
     * @param to where it ends
     */
    void accept(Kind kind, byte[] source, int from, int to);
  }

  private static final byte[] NULL = Utf8.encode("null");
  private static final byte[] TRUE = Utf8.encode("true");
  private static final byte[] FALSE = Utf8.encode("false");

  private final byte[] text;
  private final List<JsonPath.Step> path;
  private final boolean elements;
  private final boolean scalars;
  private final Receiver receiver;
  private int at;
  private boolean found;

  /** The content of the key or scalar last read: within the text unless it has escapes. */
  private byte[] content;

  private int contentFrom;
  private int contentTo;

  private JsonExtractor(
      byte[] text, List<JsonPath.Step> path, boolean elements, boolean scalars, Receiver receiver) {
    this.text = text;
    this.path = path;
    this.elements = elements;
    this.scalars = scalars;
    this.receiver = receiver;
    this.content = text;
  }

  /**
   * Looks up a value and hands it over.
   *
   * @param scalars whether only scalars are wanted
   * @return false when there is none, and nothing was handed over
   */
  static boolean value(byte[] text, JsonPath path, boolean scalars, Receiver receiver) {
    return new JsonExtractor(text, path.steps(), false, scalars, receiver).run();
  }

  /** Looks up an array and hands over its elements; false when there is no array. */
  static boolean elements(byte[] text, JsonPath path, boolean scalars, Receiver receiver) {
    return new JsonExtractor(text, path.steps(), true, scalars, receiver).run();
  }

  private boolean run() {
    return search(0, 0) && found;
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
    return scalar() != null;
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
      if (!string()) {
        return false;
      }
      boolean onPath = matched != OFF_PATH && isContent(path.get(matched).keyBytes());
      skipSpace();
      if (peek() != ':') {
        return false;
      }
      at++;
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
          receiver.accept(Kind.NULL, NULL, 0, NULL.length);
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

  private boolean isContent(byte[] key) {
    return Arrays.equals(content, contentFrom, contentTo, key, 0, key.length);
  }

  private boolean capture(int depth) {
    if (scalars) {
      return captureScalar(depth);
    }
    ByteSink json = new ByteSink(64);
    Kind kind = copy(json, depth);
    if (kind == null) {
      return false;
    }
    byte[] copied = json.toByteArray();
    receiver.accept(kind, copied, 0, copied.length);
    return true;
  }

  private boolean captureScalar(int depth) {
    int c = peek();
    if (c == '{' || c == '[') {
      if (!search(OFF_PATH, depth)) {
        return false;
      }
      receiver.accept(c == '{' ? Kind.OBJECT : Kind.ARRAY, text, at, at);
      return true;
    }
    Kind kind = scalar();
    if (kind == null) {
      return false;
    }
    receiver.accept(kind, content, contentFrom, contentTo);
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
        receiver.accept(Kind.NULL, NULL, 0, NULL.length);
      } else if (!capture(depth + 1)) {
        return false;
      }
      if (!separator(']')) {
        return false;
      }
    }
  }

  /** Copies a value as compact JSON; null when the text cannot be read. */
  private @Nullable Kind copy(ByteSink json, int depth) {
    skipSpace();
    return switch (peek()) {
      case '{' -> copyObject(json, depth) ? Kind.OBJECT : null;
      case '[' -> copyArray(json, depth) ? Kind.ARRAY : null;
      default -> copyScalar(json);
    };
  }

  private @Nullable Kind copyScalar(ByteSink json) {
    Kind kind = scalar();
    if (kind == Kind.STRING) {
      quote(json);
    } else if (kind != null) {
      json.append(content, contentFrom, contentTo - contentFrom);
    }
    return kind;
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
      if (!string()) {
        return false;
      }
      quote(json);
      skipSpace();
      if (peek() != ':') {
        return false;
      }
      at++;
      json.append(':');
      if (copy(json, depth + 1) == null || !separator('}')) {
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
      } else if (copy(json, depth + 1) == null) {
        return false;
      }
      if (!separator(']')) {
        return false;
      }
    }
  }

  /** Reads a string, a number, a BOOL or null; null when there is none. */
  private @Nullable Kind scalar() {
    int c = peek();
    if (c == '"' || c == '\'') {
      return string() ? Kind.STRING : null;
    }
    int start = at;
    Kind kind;
    if (c == '-' || (c >= '0' && c <= '9')) {
      kind = number() ? Kind.NUMBER : null;
    } else {
      kind = word();
    }
    content = text;
    contentFrom = start;
    contentTo = at;
    return kind;
  }

  private void quote(ByteSink json) {
    JsonPrinter.stringEscapingSeparators(content, contentFrom, contentTo, json);
  }

  private @Nullable Kind word() {
    if (word(TRUE) || word(FALSE)) {
      return Kind.BOOL;
    }
    return word(NULL) ? Kind.NULL : null;
  }

  private boolean word(byte[] word) {
    if (!Utf8.matches(text, at, word)) {
      return false;
    }
    at += word.length;
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

  private boolean string() {
    int quote = peek();
    if (quote != '"' && quote != '\'') {
      return false;
    }
    int start = ++at;
    while (at < text.length && text[at] != quote && text[at] != '\\') {
      at++;
    }
    if (at >= text.length) {
      return false;
    }
    content = text;
    contentFrom = start;
    contentTo = at;
    if (text[at] == '\\') {
      return escapedString(quote);
    }
    at++;
    return true;
  }

  /** Goes on with a string at its first escape. */
  private boolean escapedString(int quote) {
    ByteSink sink = new ByteSink(2 * (at - contentFrom) + 16);
    sink.append(text, contentFrom, at - contentFrom);
    while (at < text.length && text[at] != quote) {
      if (text[at] == '\\') {
        at++;
        if (!escape(sink)) {
          return false;
        }
      } else {
        sink.append(text[at++]);
      }
    }
    if (at >= text.length) {
      return false;
    }
    at++;
    content = sink.toByteArray();
    contentFrom = 0;
    contentTo = content.length;
    return true;
  }

  private boolean escape(ByteSink sink) {
    int c = peek();
    if (c < 0 && at >= text.length) {
      return false;
    }
    at++;
    switch (c) {
      case 'b' -> sink.append('\b');
      case 'f' -> sink.append('\f');
      case 'n' -> sink.append('\n');
      case 'r' -> sink.append('\r');
      case 't' -> sink.append('\t');
      case 'v' -> sink.append(0x0B);
      case 'u' -> {
        return codePoint(4, 4, 16, sink);
      }
      case 'x' -> {
        return codePoint(1, 2, 16, sink);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        return codePoint(1, 3, 8, sink);
      }
      default -> sink.append(c);
    }
    return true;
  }

  private boolean codePoint(int min, int max, int radix, ByteSink sink) {
    int value = 0;
    int count = 0;
    while (count < max && at < text.length && Character.digit(text[at], radix) >= 0) {
      value = value * radix + Character.digit(text[at++], radix);
      count++;
    }
    if (count < min) {
      return false;
    }
    sink.appendCodePoint(Utf8.isScalarValue(value) ? value : Utf8.REPLACEMENT);
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
