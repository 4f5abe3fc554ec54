package dev.quern.types.json;

import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.Map;

/** Writes JSON text. */
final class JsonPrinter {

  private static final byte[] HEX = Utf8.encode("0123456789abcdef");
  private static final byte[] NULL = Utf8.encode("null");

  private JsonPrinter() {}

  /** The normalized text of a value. */
  static ByteSink print(JsonValue value) {
    ByteSink sink = new ByteSink(64);
    print(value, sink);
    return sink;
  }

  static void print(JsonValue value, ByteSink sink) {
    switch (value) {
      case JsonValue.Null _ -> sink.append(NULL);
      case JsonValue.Bool bool -> sink.append(bool.value() ? "true" : "false");
      case JsonValue.Numeral number -> sink.append(number.text());
      case JsonValue.Text text -> string(Utf8.encode(text.value()), sink);
      case JsonValue.Array array -> {
        sink.append('[');
        for (int i = 0; i < array.elements().size(); i++) {
          if (i > 0) {
            sink.append(',');
          }
          print(array.elements().get(i), sink);
        }
        sink.append(']');
      }
      case JsonValue.Members members -> {
        sink.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
          if (!first) {
            sink.append(',');
          }
          first = false;
          string(Utf8.encode(member.getKey()), sink);
          sink.append(':');
          print(member.getValue(), sink);
        }
        sink.append('}');
      }
    }
  }

  /** Writes a string of the JSON type, quotes included. */
  static void string(byte[] text, ByteSink sink) {
    string(text, 0, text.length, sink, false);
  }

  /**
   * Writes a string as TO_JSON_STRING and the functions of JSON in STRINGs do: the line separators
   * U+2028 and U+2029 are escaped too.
   */
  static void stringEscapingSeparators(byte[] text, int from, int to, ByteSink sink) {
    string(text, from, to, sink, true);
  }

  private static void string(byte[] text, int from, int to, ByteSink sink, boolean separators) {
    sink.append('"');
    int copied = from;
    for (int i = from; i < to; i++) {
      byte c = text[i];
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      boolean separator =
          separators
              && c == (byte) 0xE2
              && i + 2 < to
              && text[i + 1] == (byte) 0x80
              && (text[i + 2] & 0xFE) == 0xA8;
      if (c < 0 && !separator) {
        continue;
      }
      sink.append(text, copied, i - copied);
      if (separator) {
        sink.append(text[i + 2] == (byte) 0xA8 ? "\\u2028" : "\\u2029");
        i += 2;
      } else {
        escape(c, sink);
      }
      copied = i + 1;
    }
    sink.append(text, copied, to - copied).append('"');
  }

  private static void escape(byte c, ByteSink sink) {
    sink.append('\\');
    switch (c) {
      case '"', '\\' -> sink.append(c);
      case '\b' -> sink.append('b');
      case '\f' -> sink.append('f');
      case '\n' -> sink.append('n');
      case '\r' -> sink.append('r');
      case '\t' -> sink.append('t');
      default -> sink.append("u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }

  /** Lays out compact JSON text over lines, two spaces a level; empty containers stay closed. */
  static ByteSink pretty(byte[] text) {
    ByteSink sink = new ByteSink(text.length * 2);
    int level = 0;
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      switch (c) {
        case '"' -> {
          int end = JsonText.skipString(text, i);
          sink.append(text, i, end - i);
          i = end - 1;
        }
        case '{', '[' -> {
          sink.append(c);
          if (text[i + 1] == c + 2) {
            sink.append(text[++i]);
          } else {
            line(sink, ++level);
          }
        }
        case '}', ']' -> {
          line(sink, --level);
          sink.append(c);
        }
        case ',' -> {
          sink.append(c);
          line(sink, level);
        }
        case ':' -> sink.append(c).append(' ');
        default -> sink.append(c);
      }
    }
    return sink;
  }

  private static void line(ByteSink sink, int level) {
    sink.append('\n');
    for (int i = 0; i < level; i++) {
      sink.append(' ').append(' ');
    }
  }
}
