package dev.quern.types.utf8;

import dev.quern.types.error.DataErrors;

/** The bounds of what SUBSTR, LEFT and RIGHT cut out. */
public final class Slices {

  private Slices() {}

  /** Where SUBSTR begins; position 0 counts as 1, negative positions count from the end. */
  public static int start(Units units, byte[] value, long position) {
    if (position >= 0) {
      return units.advance(value, 0, position - 1);
    }
    long back = position == Long.MIN_VALUE ? Long.MAX_VALUE : -position;
    return units.retreat(value, value.length, back);
  }

  /** The length argument of SUBSTR. */
  public static long substrLength(long length) {
    if (length < 0) {
      throw DataErrors.dataError("Third argument in SUBSTR() cannot be negative");
    }
    return length;
  }

  /** The length argument of LEFT and RIGHT. */
  public static long sideLength(long length, String function) {
    if (length < 0) {
      throw DataErrors.dataError("Second argument in %s() cannot be negative", function);
    }
    return length;
  }
}
