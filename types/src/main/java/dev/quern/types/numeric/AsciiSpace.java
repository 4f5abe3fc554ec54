package dev.quern.types.numeric;

/**
 * White space around a number in a string: space, tab, line feed, vertical tab, form feed, return.
 */
final class AsciiSpace {

  private AsciiSpace() {}

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** {@code text} without white space at both ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
