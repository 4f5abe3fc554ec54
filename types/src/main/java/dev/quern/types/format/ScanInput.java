package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import java.util.List;
import java.util.OptionalInt;

/** The text and how far it is read. */
final class ScanInput {

  private static final int EPOCH_WIDTH = 12;

  private final String text;
  private final String format;
  private int at;

  ScanInput(String text, String format) {
    this.text = text;
    this.format = format;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  private char peek() {
    return isAtEnd() ? '\0' : text.charAt(at);
  }

  void skipSpace() {
    while (!isAtEnd() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  BigQueryException failure() {
    return dataError("Failed to parse input string \"" + text + "\"");
  }

  void literal(char c) {
    if (isAtEnd()) {
      throw failure();
    }
    if (text.charAt(at) != c) {
      throw dataError(
          "Mismatch between format character '"
              + c
              + "' and string character '"
              + text.charAt(at)
              + "' at string index: "
              + at
              + " with format: '"
              + format
              + "'");
    }
    at++;
  }

  /** An integer of as many digits as there are, up to {@code width}, within bounds. */
  int number(int least, int greatest, int width) {
    int value = 0;
    int start = at;
    while (at - start < width && isDigit() && value <= greatest) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    if (at == start || value < least || value > greatest) {
      throw failure();
    }
    return value;
  }

  /** An integer of no more digits than the greatest has. */
  int number(int least, int greatest) {
    return number(least, greatest, greatest < 10 ? 1 : greatest < 100 ? 2 : 3);
  }

  /** White space, then an integer of digits as long as another one could keep it in bounds. */
  int lenientNumber(int least, int greatest) {
    skipSpace();
    int value = 0;
    int start = at;
    for (int limit = greatest; limit > 0 && value * 10 <= greatest && isDigit(); limit /= 10) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    if (at == start || value < least || value > greatest) {
      throw failure();
    }
    return value;
  }

  boolean isDigit() {
    return !isAtEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** An integer of exactly so many digits. */
  int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (!isDigit()) {
        throw failure();
      }
      value = value * 10 + text.charAt(at++) - '0';
    }
    return value;
  }

  /** The index of the name that follows, or its abbreviation, in any case. */
  int name(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (skip(names.get(i)) || skip(CivilNames.abbreviated(names.get(i)))) {
        return i;
      }
    }
    throw failure();
  }

  boolean skip(String word) {
    if (text.regionMatches(true, at, word, 0, word.length())) {
      at += word.length();
      return true;
    }
    return false;
  }

  /** A character that must follow. */
  void require(char c) {
    if (!skipExactly(c)) {
      throw failure();
    }
  }

  boolean skipExactly(char c) {
    if (peek() == c && !isAtEnd()) {
      at++;
      return true;
    }
    return false;
  }

  /** A point and up to so many digits, as microseconds; empty when there is no point. */
  OptionalInt fraction(int maxDigits) {
    if (maxDigits == 0 || peek() != '.') {
      return OptionalInt.empty();
    }
    at++;
    if (!isDigit()) {
      throw failure();
    }
    int micros = 0;
    int unit = 100_000;
    for (int i = 0; i < maxDigits && isDigit(); i++) {
      micros += (text.charAt(at++) - '0') * unit;
      unit /= 10;
    }
    return OptionalInt.of(micros);
  }

  /** Seconds since the epoch, of no more than 12 characters with its sign. */
  long epochSecond() {
    boolean negative = skipExactly('-');
    int width = negative ? EPOCH_WIDTH - 1 : EPOCH_WIDTH;
    int start = at;
    long value = 0;
    while (at - start < width && isDigit()) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    if (at == start) {
      throw failure();
    }
    return negative ? -value : value;
  }

  /** What stands before the next white space. */
  String word() {
    int start = at;
    while (!isAtEnd() && !isSpace(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw failure();
    }
    return text.substring(start, at);
  }

  /** {@code (+|-)HH[MM]}, with a colon between when asked for; in minutes. */
  int offset(boolean colon) {
    boolean negative = peek() == '-';
    if (!negative && peek() != '+') {
      throw failure();
    }
    at++;
    int hours = digits(2);
    int minutes = 0;
    int start = at;
    if (colon && peek() == ':') {
      at++;
      minutes = digits(2);
    } else if (isDigit() && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
      minutes = digits(2);
    }
    if (minutes > 59 || hours > 23) {
      at = start;
      throw failure();
    }
    int total = hours * 60 + minutes;
    if (total > 14 * 60) {
      throw dataError(
          "Timezone offset out of valid range -14:00 to +14:00: "
              + Offsets.print(negative ? -total : total, ":"));
    }
    return negative ? -total : total;
  }
}
