package dev.quern.types.json;

import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.List;

/** Finds its way in normalized JSON text without reading it into a tree. */
final class JsonText {

  private JsonText() {}

  /** Where the string that begins at {@code at} ends, behind its quote. */
  static int skipString(byte[] text, int at) {
    int i = at + 1;
    while (text[i] != '"') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  /** Where the value that begins at {@code at} ends. */
  static int skip(byte[] text, int at) {
    int depth = 0;
    int i = at;
    do {
      switch (text[i]) {
        case '"' -> i = skipString(text, i);
        case '{', '[' -> {
          depth++;
          i++;
        }
        case '}', ']' -> {
          depth--;
          i++;
        }
        case ',', ':' -> i++;
        default -> i = skipLiteral(text, i);
      }
    } while (depth > 0);
    return i;
  }

  private static int skipLiteral(byte[] text, int at) {
    int i = at;
    while (i < text.length && text[i] != ',' && text[i] != '}' && text[i] != ']') {
      i++;
    }
    return i;
  }

  /** Where the value that a path leads to begins, or -1. */
  static int find(byte[] text, List<JsonPath.Step> path) {
    int at = 0;
    for (JsonPath.Step step : path) {
      at =
          switch (text[at]) {
            case '{' -> member(text, at, step.quotedKey());
            case '[' -> element(text, at, step.index());
            default -> -1;
          };
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  private static int member(byte[] text, int at, byte[] quotedKey) {
    int i = at + 1;
    while (text[i] == '"') {
      int keyEnd = skipString(text, i);
      if (keyEnd - i == quotedKey.length && Utf8.matches(text, i, quotedKey)) {
        return keyEnd + 1;
      }
      i = skip(text, keyEnd + 1);
      if (text[i] == ',') {
        i++;
      }
    }
    return -1;
  }

  private static int element(byte[] text, int at, long index) {
    if (index < 0 || text[at + 1] == ']') {
      return -1;
    }
    int i = at + 1;
    for (long left = index; left > 0; left--) {
      i = skip(text, i);
      if (text[i] == ']') {
        return -1;
      }
      i++;
    }
    return i;
  }

  /** Where the elements of the array at {@code at} begin. */
  static List<Integer> elements(byte[] text, int at) {
    List<Integer> starts = new ArrayList<>();
    int i = at + 1;
    while (text[i] != ']') {
      starts.add(i);
      i = skip(text, i);
      if (text[i] == ',') {
        i++;
      }
    }
    return starts;
  }

  /** The content of the string that begins at {@code at}. */
  static byte[] unquote(byte[] text, int at, int end) {
    int escape = at + 1;
    while (escape < end && text[escape] != '\\') {
      escape++;
    }
    if (escape == end) {
      return java.util.Arrays.copyOfRange(text, at + 1, end - 1);
    }
    ByteSink sink = new ByteSink(end - at);
    int i = at + 1;
    while (i < end - 1) {
      if (text[i] == '\\') {
        i += unescape(text, i + 1, sink);
      } else {
        sink.append(text[i++]);
      }
    }
    return sink.toByteArray();
  }

  /**
   * Appends what the escape behind a backslash stands for; returns its length with the backslash.
   */
  private static int unescape(byte[] text, int at, ByteSink sink) {
    if (text[at] == 'u') {
      sink.append((Character.digit(text[at + 3], 16) << 4) | Character.digit(text[at + 4], 16));
      return 6;
    }
    sink.append(
        switch (text[at]) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> text[at];
        });
    return 2;
  }
}
