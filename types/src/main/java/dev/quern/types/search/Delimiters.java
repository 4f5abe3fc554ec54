package dev.quern.types.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The texts that separate tokens; of several that fit at a place the longest counts. */
final class Delimiters {

  /** The delimiters of LOG_ANALYZER, some of them percent-encoded. */
  static final Delimiters LOG =
      new Delimiters(
          List.of(
              "[", "]", "<", ">", "(", ")", "{", "}", "|", "!", ";", ",", "'", "\"", "*", "&", "?",
              "+", "/", ":", "=", "@", ".", "-", "$", "%", "\\", "_", "\n", "\r", " ", "\t", "%21",
              "%26", "%2526", "%3B", "%3b", "%7C", "%7c", "%20", "%2B", "%2b", "%3D", "%3d",
              "%2520", "%5D", "%5d", "%5B", "%5b", "%3A", "%3a", "%0A", "%0a", "%2C", "%2c", "%28",
              "%29"),
          false);

  private static final int ASCII = 128;

  private final List<String> texts;
  private final boolean strip;
  private final boolean[] starts = new boolean[ASCII];

  private Delimiters(List<String> texts, boolean strip) {
    this.texts = texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    this.strip = strip;
    texts.stream()
        .filter(text -> !text.isEmpty() && text.charAt(0) < ASCII)
        .forEach(text -> starts[text.charAt(0)] = true);
  }

  /** Delimiters given as an option. */
  static Delimiters of(List<String> texts) {
    return new Delimiters(texts, true);
  }

  /** The length of the delimiter that begins at {@code at}, 0 when there is none. */
  int lengthAt(String text, int at) {
    char c = text.charAt(at);
    if (c < ASCII && !starts[c]) {
      return 0;
    }
    for (String delimiter : texts) {
      if (text.startsWith(delimiter, at)) {
        return delimiter.length();
      }
    }
    return 0;
  }

  /** What stands between delimiters, nothing empty; ideographs each stand alone. */
  List<String> split(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int length = lengthAt(text, at);
      int codePoint = text.codePointAt(at);
      if (length > 0) {
        add(text, start, at, tokens);
        at += length;
        start = at;
      } else if (Character.isIdeographic(codePoint)) {
        add(text, start, at, tokens);
        start = at + Character.charCount(codePoint);
        add(text, at, start, tokens);
        at = start;
      } else {
        at += Character.charCount(codePoint);
      }
    }
    add(text, start, text.length(), tokens);
    return tokens;
  }

  private void add(String text, int from, int to, List<String> tokens) {
    String token = text.substring(from, to);
    if (strip) {
      token = token.strip();
    }
    if (!token.isEmpty()) {
      tokens.add(token);
    }
  }
}
