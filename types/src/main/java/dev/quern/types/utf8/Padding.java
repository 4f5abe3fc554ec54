package dev.quern.types.utf8;

import dev.quern.types.error.DataErrors;
import java.util.Arrays;

/** LPAD, RPAD and REPEAT. */
public final class Padding {

  private Padding() {}

  /**
   * LPAD ({@code left}) or RPAD: {@code value} cut or filled with {@code pattern} to {@code size}
   * units.
   */
  public static byte[] pad(Units units, byte[] value, long size, byte[] pattern, boolean left) {
    if (size < 0) {
      throw DataErrors.dataError("Second argument (output size) for LPAD/RPAD cannot be negative");
    }
    OutputLimit.check(size, "LPAD/RPAD");
    if (pattern.length == 0) {
      throw DataErrors.dataError("Third argument (pad pattern) for LPAD/RPAD cannot be empty");
    }
    int length = units.length(value);
    if (size <= length) {
      return Arrays.copyOf(value, units.advance(value, 0, size));
    }
    int missing = (int) size - length;
    int patternLength = units.length(pattern);
    int rest = units.advance(pattern, 0, missing % patternLength);
    long fill = (long) (missing / patternLength) * pattern.length + rest;
    OutputLimit.check(value.length + fill, "LPAD/RPAD");
    byte[] result = new byte[value.length + (int) fill];
    int valueAt = left ? (int) fill : 0;
    int fillAt = left ? 0 : value.length;
    System.arraycopy(value, 0, result, valueAt, value.length);
    fill(result, fillAt, (int) fill, pattern);
    return result;
  }

  /** REPEAT. */
  public static byte[] repeat(byte[] value, long count) {
    if (count < 0) {
      throw DataErrors.dataError("Second argument (repeat count) for REPEAT cannot be negative");
    }
    if (value.length == 0) {
      return value;
    }
    OutputLimit.check(count, "REPEAT");
    OutputLimit.check(value.length * count, "REPEAT");
    byte[] result = new byte[value.length * (int) count];
    fill(result, 0, result.length, value);
    return result;
  }

  private static void fill(byte[] target, int from, int length, byte[] pattern) {
    for (int i = 0; i < length; i += pattern.length) {
      System.arraycopy(pattern, 0, target, from + i, Math.min(pattern.length, length - i));
    }
  }
}
