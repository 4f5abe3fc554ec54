package dev.quern.types.utf8;

import dev.quern.types.error.DataErrors;

/** INSTR, REPLACE and the pieces of SPLIT. */
public final class Occurrences {

  private Occurrences() {}

  /**
   * INSTR: the 1-based position of the {@code occurrence}-th place where {@code needle} stands,
   * overlaps included, looking forward from {@code position} or, when negative, backward; 0 when
   * there is none.
   */
  public static long instr(
      Units units, byte[] value, byte[] needle, long position, long occurrence) {
    checkPlace(position, occurrence);
    int length = units.length(value);
    long first = needle.length == 0 ? -length - 1L : -length;
    if (position > length + 1L || position < first) {
      return 0;
    }
    int at =
        position > 0
            ? forward(units, value, needle, units.advance(value, 0, position - 1), occurrence)
            : backward(units, value, needle, -position, occurrence);
    return at < 0 ? 0 : units.length(value, 0, at) + 1L;
  }

  /** Fails unless INSTR can start at {@code position} and count to {@code occurrence}. */
  public static void checkPlace(long position, long occurrence) {
    if (occurrence <= 0) {
      throw DataErrors.dataError("Occurrence must be positive");
    }
    if (position == 0) {
      throw DataErrors.dataError("Position must be non-zero");
    }
  }

  private static int forward(Units units, byte[] value, byte[] needle, int from, long occurrence) {
    int at = Utf8.indexOf(value, needle, from);
    for (long left = occurrence - 1; left > 0 && at >= 0; left--) {
      at = at == value.length ? -1 : Utf8.indexOf(value, needle, units.advance(value, at, 1));
    }
    return at;
  }

  private static int backward(
      Units units, byte[] value, byte[] needle, long back, long occurrence) {
    long skip = needle.length == 0 ? back - 1 : back;
    int at = units.retreat(value, value.length, skip);
    long left = occurrence;
    while (true) {
      if (Utf8.matches(value, at, needle) && --left == 0) {
        return at;
      }
      if (at == 0) {
        return -1;
      }
      at = units.retreat(value, at, 1);
    }
  }

  /** REPLACE; an empty {@code from} is found nowhere. */
  public static byte[] replace(byte[] value, byte[] from, byte[] to) {
    int at = from.length == 0 ? -1 : Utf8.indexOf(value, from, 0);
    if (at < 0) {
      return value;
    }
    ByteSink sink = new ByteSink(value.length + to.length);
    int copied = 0;
    while (at >= 0) {
      sink.append(value, copied, at - copied).append(to);
      OutputLimit.check(sink.size(), "REPLACE");
      copied = at + from.length;
      at = Utf8.indexOf(value, from, copied);
    }
    sink.append(value, copied, value.length - copied);
    OutputLimit.check(sink.size(), "REPLACE");
    return sink.toByteArray();
  }

  /** How many pieces SPLIT makes. An empty delimiter splits into units. */
  public static int pieces(Units units, byte[] value, byte[] delimiter) {
    if (delimiter.length == 0) {
      return Math.max(units.length(value), 1);
    }
    int count = 1;
    for (int at = Utf8.indexOf(value, delimiter, 0);
        at >= 0;
        at = Utf8.indexOf(value, delimiter, at + delimiter.length)) {
      count++;
    }
    return count;
  }

  /** Where the piece of SPLIT that begins at {@code from} ends. */
  public static int pieceEnd(Units units, byte[] value, byte[] delimiter, int from) {
    if (delimiter.length == 0) {
      return units.advance(value, from, 1);
    }
    int at = Utf8.indexOf(value, delimiter, from);
    return at < 0 ? value.length : at;
  }
}
