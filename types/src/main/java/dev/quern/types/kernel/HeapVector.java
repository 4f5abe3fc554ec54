package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.VectorWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A vector on the Java heap that grows as it is written and can be read at any time. Aggregates keep
 * values of any type in it.
 */
public final class HeapVector implements VectorWriter {

  private static final int INLINE = 12;

  private final SqlType type;
  private final Layout layout;
  private final List<HeapVector> children;
  private byte[] data = new byte[64];
  private long[] validity = new long[4];
  private byte[] heap = new byte[64];
  private int heapSize;
  private int listSize;

  /** An empty vector. */
  public HeapVector(SqlType type) {
    this.type = type;
    this.layout = Layout.of(type);
    markStructsValid(0);
    this.children =
        switch (type) {
          case ArrayType array -> List.of(new HeapVector(array.element()));
          case StructType struct ->
              struct.fields().stream().map(f -> new HeapVector(f.type())).toList();
          case RangeType range ->
              List.of(new HeapVector(range.element()), new HeapVector(range.element()));
          default -> List.of();
        };
  }

  /** The vector for reading. */
  public ColumnVector read() {
    return new ColumnVector(
        type,
        MemorySegment.ofArray(data),
        MemorySegment.ofArray(validity),
        MemorySegment.ofArray(heap),
        children.stream().map(HeapVector::read).toList());
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public void setNull(int row) {
    valid(row);
    validity[row >> 6] &= ~(1L << row);
    if (layout == Layout.STRUCT) {
      children.forEach(child -> child.setNull(row));
    }
  }

  @Override
  public void setBool(int row, boolean value) {
    at(row).set(ValueLayout.JAVA_BYTE, row, (byte) (value ? 1 : 0));
  }

  @Override
  public void setInt(int row, int value) {
    at(row).set(ValueLayout.JAVA_INT_UNALIGNED, row * 4L, value);
  }

  @Override
  public void setLong(int row, long value) {
    at(row).set(ValueLayout.JAVA_LONG_UNALIGNED, row * 8L, value);
  }

  @Override
  public void setDouble(int row, double value) {
    at(row).set(ValueLayout.JAVA_DOUBLE_UNALIGNED, row * 8L, value);
  }

  @Override
  public void setInt128(int row, long low, long high) {
    MemorySegment segment = at(row);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 16L, low);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 16L + 8, high);
  }

  @Override
  public void setInterval(int row, int months, int days, long micros) {
    MemorySegment segment = at(row);
    segment.set(ValueLayout.JAVA_INT_UNALIGNED, row * 16L, months);
    segment.set(ValueLayout.JAVA_INT_UNALIGNED, row * 16L + 4, days);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 16L + 8, micros);
  }

  @Override
  public void setBytes(int row, byte[] bytes, int offset, int length) {
    MemorySegment segment = at(row);
    segment.set(ValueLayout.JAVA_INT_UNALIGNED, row * 16L, length);
    if (length <= INLINE) {
      System.arraycopy(bytes, offset, data, row * 16 + 4, length);
      return;
    }
    if (heapSize + length > heap.length) {
      heap = Arrays.copyOf(heap, 2 * (heapSize + length));
    }
    System.arraycopy(bytes, offset, heap, heapSize, length);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 16L + 8, heapSize);
    heapSize += length;
  }

  @Override
  public void setBytes(int row, MemorySegment source, long offset, int length) {
    byte[] copy = new byte[length];
    MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, copy, 0, length);
    setBytes(row, copy, 0, length);
  }

  @Override
  public void setString(int row, String value) {
    setBytes(row, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int startList(int row, int length) {
    MemorySegment segment = at(row);
    int start = listSize;
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 16L, start);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 16L + 8, length);
    listSize += length;
    for (int i = 0; i < length; i++) {
      children.getFirst().valid(start + i);
    }
    return start;
  }

  @Override
  public VectorWriter child(int index) {
    return children.get(index);
  }

  private void valid(int row) {
    at(row);
  }

  /** A STRUCT is not NULL unless told so, as for every writer. */
  private void markStructsValid(int from) {
    if (layout == Layout.STRUCT) {
      Arrays.fill(validity, from, validity.length, -1L);
    }
  }

  private MemorySegment at(int row) {
    if ((row >> 6) >= validity.length) {
      int size = validity.length;
      validity = Arrays.copyOf(validity, 2 * (row >> 6) + 2);
      markStructsValid(size);
    }
    int width = Math.max(layout.width(), 1);
    if ((row + 1) * width > data.length) {
      data = Arrays.copyOf(data, 2 * (row + 1) * width);
    }
    validity[row >> 6] |= 1L << row;
    return MemorySegment.ofArray(data);
  }
}
