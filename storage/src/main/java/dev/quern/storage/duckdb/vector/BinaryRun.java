package dev.quern.storage.duckdb.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.duckdb.natives.CMemory;
import java.lang.foreign.MemorySegment;

/**
 * Consecutive BINARY values of a vector whose long ones lie close together in memory, as those of a
 * record batch do: they are copied as a whole, and then only their entries one by one.
 */
final class BinaryRun {

  private static final int INLINE_LENGTH = 12;

  private final ColumnVector source;
  private final int from;
  private final int count;
  private long start = Long.MAX_VALUE;
  private long end;
  private long longBytes;
  private long shortBits;
  private int aLongRow = -1;

  BinaryRun(ColumnVector source, int from, int count) {
    this.source = source;
    this.from = from;
    this.count = count;
    boolean noNulls = source.hasNoNulls();
    for (int row = from; row < from + count; row++) {
      if (noNulls || !source.isNull(row)) {
        add(row);
      }
    }
  }

  private void add(int row) {
    int length = source.getLength(row);
    if (length > INLINE_LENGTH) {
      long offset = source.getInt128High(row);
      start = Math.min(start, offset);
      end = Math.max(end, offset + length);
      longBytes += length;
      aLongRow = row;
    } else {
      shortBits |= source.getInt128Low(row) | source.getInt128High(row);
    }
  }

  /** Whether the values can be copied together: no more memory is taken than they need. */
  boolean isDense(boolean text) {
    return (!text || (shortBits & Utf8.NOT_ASCII) == 0)
        && (aLongRow < 0 || end - start <= Math.min(longBytes + longBytes / 4, Integer.MAX_VALUE));
  }

  /**
   * Copies the values to an engine's vector from {@code target} on, the address of its first entry.
   *
   * @param text whether they must be UTF-8
   * @return false when one is not
   */
  boolean copy(StringHeap strings, long target, boolean text) {
    long moved = 0;
    boolean unknown = false;
    if (aLongRow >= 0) {
      int size = (int) (end - start);
      MemorySegment bytes = source.getBytesSegment(aLongRow);
      long address = strings.allocate(size);
      MemorySegment.copy(bytes, start, CMemory.ALL, address, size);
      moved = address - start;
      unknown = text && !Utf8.isAscii(address, size);
    }
    boolean noNulls = source.hasNoNulls();
    for (int i = 0; i < count; i++) {
      int row = from + i;
      if (noNulls || !source.isNull(row)) {
        long at = target + ((long) i << 4);
        long first = source.getInt128Low(row);
        long second = source.getInt128High(row);
        int length = (int) first;
        if (length > INLINE_LENGTH) {
          second += moved;
          if (unknown && !Utf8.isValid(second, length)) {
            return false;
          }
        }
        CMemory.setLong(at, first);
        CMemory.setLong(at + Long.BYTES, second);
      }
    }
    return true;
  }
}
