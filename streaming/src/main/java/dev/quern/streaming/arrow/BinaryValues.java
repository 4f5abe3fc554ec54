package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.streaming.rows.ByteSink;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Texts and bytes of vectors as Arrow has them: the ends of all, then the bytes of all. The loops
 * that run once per value; see {@link dev.quern.domain.data.Layout#BINARY}.
 */
final class BinaryValues {

  private static final int INLINE_LENGTH = 12;

  /** Copying fewer bytes than this as a whole takes longer than word by word. */
  private static final int MOST_BY_WORDS = 96;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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

  /**
   * Adds the values' bytes.
   *
   * @param total how many they are together
   */
  static void bytes(ColumnVector vector, Selection rows, ByteSink out, int total) {
    int at = out.claim(total, INLINE_LENGTH);
    byte[] target = out.array();
    boolean noNulls = vector.hasNoNulls();
    MemorySegment heap = vector.heap();
    boolean isMemory = heap.isNative();
    long base = isMemory ? heap.address() : 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (!noNulls && vector.isNull(row)) {
        continue;
      }
      int length = vector.getLength(row);
      long second = vector.getInt128High(row);
      if (length <= INLINE_LENGTH) {
        // What follows the length is the prefix, which is the upper half of the entry's first word.
        long first = vector.getInt128Low(row) >>> Integer.SIZE | second << Integer.SIZE;
        LONGS.set(target, at, first);
        INTS.set(target, at + Long.BYTES, (int) (second >>> Integer.SIZE));
      } else if (length > MOST_BY_WORDS || !isMemory) {
        MemorySegment.copy(heap, ValueLayout.JAVA_BYTE, second, target, at, length);
      } else {
        int last = length - Long.BYTES;
        long from = base + second;
        for (int word = 0; word < last; word += Long.BYTES) {
          LONGS.set(target, at + word, CMemory.getLong(from + word));
        }
        LONGS.set(target, at + last, CMemory.getLong(from + last));
      }
      at += length;
    }
  }
}
