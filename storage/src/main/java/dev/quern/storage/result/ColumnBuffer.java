package dev.quern.storage.result;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Collects values of one column. Fixed-width values are copied in bulk; long BINARY values move
 * into the buffer's own heap, and their addresses become offsets into it.
 */
final class ColumnBuffer {

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int INLINE_LENGTH = 12;
  private static final int BITS = Long.SIZE;

  private final Layout layout;
  private final int width;
  private final ColumnBuffer[] children;
  private int size;
  private byte[] data = {};
  private long[] validity = {};
  private byte[] heap = {};
  private int heapSize;

  ColumnBuffer(SqlType type) {
    this.layout = Layout.of(type);
    this.width = layout.width();
    this.children = childTypes(type).map(ColumnBuffer::new).toArray(ColumnBuffer[]::new);
  }

  /** The types of the vectors within a vector. */
  static Stream<SqlType> childTypes(SqlType type) {
    return switch (Layout.of(type)) {
      case LIST -> Stream.of(((ArrayType) type).element());
      case STRUCT -> PhysicalTypes.fieldTypes(type).stream();
      case BOOL8, INT32, INT64, FLOAT64, INT128, INTERVAL, BINARY -> Stream.of();
    };
  }

  /** Adds rows {@code from} to {@code from + count - 1} of a vector. */
  void append(ColumnVector source, int from, int count) {
    appendValidity(source, from, count);
    switch (layout) {
      case STRUCT -> {
        for (int i = 0; i < children.length; i++) {
          children[i].append(source.child(i), from, count);
        }
      }
      case LIST -> appendLists(source, from, count);
      case BINARY -> {
        copyData(source, from, count);
        moveStrings(source, from, count);
      }
      case BOOL8, INT32, INT64, FLOAT64, INT128, INTERVAL -> copyData(source, from, count);
    }
    size += count;
  }

  private void appendValidity(ColumnVector source, int from, int count) {
    if (source.hasNoNulls()) {
      extendValidity(size + count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (source.isNull(from + i)) {
        int row = size + i;
        if (validity.length == 0) {
          validity = new long[words(size + count)];
          Arrays.fill(validity, -1L);
        }
        extendValidity(size + count);
        validity[row / BITS] &= ~(1L << (row % BITS));
      }
    }
    extendValidity(size + count);
  }

  /** New rows are not NULL until said otherwise. */
  private void extendValidity(int rows) {
    int had = validity.length;
    if (had > 0 && words(rows) > had) {
      validity = Arrays.copyOf(validity, Math.max(words(rows), had * 2));
      Arrays.fill(validity, had, validity.length, -1L);
    }
  }

  private static int words(int rows) {
    return (rows + BITS - 1) / BITS;
  }

  private void copyData(ColumnVector source, int from, int count) {
    reserve(count);
    MemorySegment.copy(
        source.data(),
        ValueLayout.JAVA_BYTE,
        (long) from * width,
        data,
        size * width,
        count * width);
  }

  private void reserve(int count) {
    int needed = Math.multiplyExact(size + count, width);
    if (needed > data.length) {
      data = Arrays.copyOf(data, Math.max(needed, data.length * 2));
    }
  }

  private void moveStrings(ColumnVector source, int from, int count) {
    MemorySegment entries = MemorySegment.ofArray(data);
    for (int i = 0; i < count; i++) {
      long entry = (long) (size + i) * width;
      if (source.isNull(from + i)) {
        entries.set(LONG, entry, 0);
        entries.set(LONG, entry + Long.BYTES, 0);
        continue;
      }
      int length = source.getLength(from + i);
      if (length > INLINE_LENGTH) {
        reserveHeap(length);
        source.copyBytes(from + i, heap, heapSize);
        entries.set(LONG, entry + Long.BYTES, heapSize);
        heapSize += length;
      }
    }
  }

  private void reserveHeap(int length) {
    int needed = Math.addExact(heapSize, length);
    if (needed > heap.length) {
      heap = Arrays.copyOf(heap, Math.max(needed, (int) Math.min(heap.length * 2L, 1 << 30)));
    }
  }

  /** Elements that lie side by side are added at once. */
  private void appendLists(ColumnVector source, int from, int count) {
    reserve(count);
    MemorySegment entries = MemorySegment.ofArray(data);
    ColumnBuffer elements = children[0];
    int runStart = 0;
    int runLength = 0;
    for (int i = 0; i < count; i++) {
      long entry = (long) (size + i) * width;
      int length = source.isNull(from + i) ? 0 : source.getListLength(from + i);
      if (length > 0 && source.getListOffset(from + i) != runStart + runLength) {
        elements.append(source.child(0), runStart, runLength);
        runStart = source.getListOffset(from + i);
        runLength = 0;
      }
      entries.set(LONG, entry, elements.size + runLength);
      entries.set(LONG, entry + Long.BYTES, length);
      runLength += length;
    }
    elements.append(source.child(0), runStart, runLength);
  }

  /** The bytes that {@link #write} writes. */
  long byteSize() {
    long bytes = 2L * Integer.BYTES + (long) size * width + heapSize;
    if (validity.length > 0) {
      bytes += (long) words(size) * Long.BYTES;
    }
    for (ColumnBuffer child : children) {
      bytes += child.byteSize();
    }
    return bytes;
  }

  /**
   * Writes the column: the size of its heap or the number of its elements, whether it has NULLs,
   * validity bits, values, heap, children.
   */
  void write(ByteBuffer target) {
    target.putInt(layout == Layout.LIST ? children[0].size : heapSize);
    target.putInt(validity.length > 0 ? 1 : 0);
    for (int i = 0; validity.length > 0 && i < words(size); i++) {
      target.putLong(validity[i]);
    }
    target.put(data, 0, size * width);
    target.put(heap, 0, heapSize);
    for (ColumnBuffer child : children) {
      child.write(target);
    }
  }

  /** The number of rows. */
  int size() {
    return size;
  }
}
