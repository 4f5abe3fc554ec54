package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.streaming.rows.ByteSink;
import java.lang.foreign.MemorySegment;

/**
 * Texts and bytes of vectors as Arrow has them: the ends of all, then the bytes of all. The loops
 * that run once per value; see {@link dev.quern.domain.data.Layout#BINARY}.
 */
final class BinaryValues {

  private static final int INLINE_LENGTH = 12;

  private BinaryValues() {}

  /**
   * Writes where the values end.
   *
   * @param at where the first end comes
   * @param before the bytes of the values before
   * @return the same with these values
   */
  static int offsets(ColumnVector vector, Selection rows, ByteSink out, int at, int before) {
    int total = before;
    boolean noNulls = vector.hasNoNulls();
    int place = at;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (noNulls || !vector.isNull(row)) {
        total += vector.getLength(row);
        if (total < 0) {
          throw new ArithmeticException("more than 2 GiB of values in one record batch");
        }
      }
      out.setInt(place, total);
      place += Integer.BYTES;
    }
    return total;
  }

  /** Adds the values' bytes. */
  static void bytes(ColumnVector vector, Selection rows, ByteSink out) {
    boolean noNulls = vector.hasNoNulls();
    MemorySegment heap = MemorySegment.NULL;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (!noNulls && vector.isNull(row)) {
        continue;
      }
      int length = vector.getLength(row);
      if (length <= INLINE_LENGTH) {
        // What follows the length is the prefix, which is the upper half of the entry's first word.
        out.putShort(
            vector.getInt128Low(row) >>> Integer.SIZE | vector.getInt128High(row) << Integer.SIZE,
            (int) (vector.getInt128High(row) >>> Integer.SIZE),
            length);
      } else {
        if (heap.address() == 0 && heap.byteSize() == 0) {
          heap = vector.getBytesSegment(row);
        }
        out.putWords(heap, vector.getInt128High(row), length);
      }
    }
  }
}
