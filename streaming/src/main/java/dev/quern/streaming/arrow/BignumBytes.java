package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.streaming.rows.ByteSink;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The engine's BIGNUMs as 256-bit integers, least significant byte first. See {@link
 * dev.quern.storage.vector.Bignum} for their form.
 */
final class BignumBytes {

  private static final int WIDTH = 32;
  private static final int HEADER = 3;

  private BignumBytes() {}

  static void write(ColumnVector vector, Selection rows, ByteSink out) {
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int start = out.skip(WIDTH);
      if (!vector.isNull(row)) {
        write(
            vector.getBytesSegment(row),
            vector.getBytesOffset(row),
            vector.getLength(row),
            out.array(),
            start);
      }
    }
  }

  /** A negative number's bits are inverted already; its complement of two wants one more. */
  private static void write(
      MemorySegment bytes, long offset, int length, byte[] target, int start) {
    boolean negative = bytes.get(ValueLayout.JAVA_BYTE, offset) >= 0;
    int carry = negative ? 1 : 0;
    int digits = length - HEADER;
    if (digits > WIDTH) {
      throw new IllegalStateException("BIGNUMERIC of " + digits + " bytes");
    }
    for (int i = 0; i < WIDTH; i++) {
      int digit =
          i < digits
              ? bytes.get(ValueLayout.JAVA_BYTE, offset + length - 1 - i) & 0xFF
              : negative ? 0xFF : 0;
      int sum = digit + carry;
      target[start + i] = (byte) sum;
      carry = sum >>> 8;
    }
  }
}
