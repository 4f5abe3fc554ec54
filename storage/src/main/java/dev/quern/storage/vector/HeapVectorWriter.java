package dev.quern.storage.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.kernel.VectorWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes a vector on the Java heap, as long as need be. */
public final class HeapVectorWriter implements VectorWriter {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int INLINE_LENGTH = 12;
  private static final int FIRST_ROWS = 16;

  private final SqlType type;
  private final Layout layout;
  private final int width;
  private final HeapVectorWriter[] children;
  private byte[] bytes = {};
  private long[] validity = {};
  private byte[] heap = {};
  private int heapSize;
  private int listSize;

  /** An empty vector of a type. */
  public HeapVectorWriter(SqlType type) {
    this.type = type;
    this.layout = Layout.of(type);
    this.width = layout.width();
    this.children = childTypes(type).map(HeapVectorWriter::new).toArray(HeapVectorWriter[]::new);
  }

  private static Stream<SqlType> childTypes(SqlType type) {
    return switch (Layout.of(type)) {
      case LIST -> Stream.of(((ArrayType) type).element());
      case STRUCT -> PhysicalTypes.fieldTypes(type).stream();
      case BOOL8, INT32, INT64, FLOAT64, INT128, INTERVAL, BINARY -> Stream.of();
    };
  }

  /** The first {@code rows} rows; rows that were never written are zero. */
  public ColumnVector toVector(int rows) {
    reserve(rows);
    MemorySegment bits = MemorySegment.NULL;
    if (validity.length > 0) {
      reserveValidity(rows);
      bits = MemorySegment.ofArray(validity);
    }
    List<ColumnVector> vectors =
        Stream.of(children)
            .map(child -> child.toVector(layout == Layout.LIST ? listSize : rows))
            .toList();
    return new ColumnVector(
        type, MemorySegment.ofArray(bytes), bits, MemorySegment.ofArray(heap), vectors);
  }

  private void reserve(int rows) {
    long needed = (long) rows * width;
    if (needed > bytes.length) {
      int size = Math.max(Math.toIntExact(needed), Math.max(bytes.length * 2, FIRST_ROWS * width));
      bytes = Arrays.copyOf(bytes, size);
    }
  }

  private int at(int row) {
    reserve(row + 1);
    return row * width;
  }

  private void reserveValidity(int rows) {
    int words = (rows + 63) / 64;
    if (words > validity.length) {
      int had = validity.length;
      validity = Arrays.copyOf(validity, Math.max(words, had * 2));
      Arrays.fill(validity, had, validity.length, -1L);
    }
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public void setNull(int row) {
    reserve(row + 1);
    reserveValidity(row + 1);
    validity[row >>> 6] &= ~(1L << (row & 63));
    if (layout == Layout.STRUCT) {
      for (HeapVectorWriter child : children) {
        child.setNull(row);
      }
    }
  }

  @Override
  public void setBool(int row, boolean value) {
    int at = at(row);
    bytes[at] = (byte) (value ? 1 : 0);
  }

  @Override
  public void setInt(int row, int value) {
    int at = at(row);
    INT.set(bytes, at, value);
  }

  @Override
  public void setLong(int row, long value) {
    int at = at(row);
    LONG.set(bytes, at, value);
  }

  @Override
  public void setDouble(int row, double value) {
    setLong(row, Double.doubleToRawLongBits(value));
  }

  @Override
  public void setInt128(int row, long low, long high) {
    int at = at(row);
    LONG.set(bytes, at, low);
    LONG.set(bytes, at + Long.BYTES, high);
  }

  @Override
  public void setInterval(int row, int months, int days, long micros) {
    int at = at(row);
    INT.set(bytes, at, months);
    INT.set(bytes, at + Integer.BYTES, days);
    LONG.set(bytes, at + Long.BYTES, micros);
  }

  @Override
  public void setBytes(int row, byte[] source, int offset, int length) {
    int at = at(row);
    INT.set(bytes, at, length);
    if (length <= INLINE_LENGTH) {
      System.arraycopy(source, offset, bytes, at + Integer.BYTES, length);
    } else {
      int address = inHeap(at, length);
      System.arraycopy(source, offset, heap, address, length);
      System.arraycopy(source, offset, bytes, at + Integer.BYTES, Integer.BYTES);
    }
  }

  @Override
  public void setBytes(int row, MemorySegment source, long offset, int length) {
    int at = at(row);
    INT.set(bytes, at, length);
    if (length <= INLINE_LENGTH) {
      MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, bytes, at + Integer.BYTES, length);
    } else {
      int address = inHeap(at, length);
      MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, heap, address, length);
      System.arraycopy(heap, address, bytes, at + Integer.BYTES, Integer.BYTES);
    }
  }

  /** Makes room for a long value, whose entry points there. */
  private int inHeap(int entry, int length) {
    int address = heapSize;
    heapSize = Math.addExact(heapSize, length);
    if (heapSize > heap.length) {
      heap = Arrays.copyOf(heap, Math.max(heapSize, heap.length * 2));
    }
    LONG.set(bytes, entry + Long.BYTES, (long) address);
    return address;
  }

  @Override
  public void setString(int row, String value) {
    setBytes(row, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void copy(ColumnVector source, int from, int count, int to) {
    for (int i = 0; i < count; i++) {
      Vectors.copy(source, from + i, this, to + i);
    }
  }

  @Override
  public int startList(int row, int length) {
    int offset = listSize;
    listSize = Math.addExact(listSize, length);
    setInt128(row, offset, length);
    return offset;
  }

  @Override
  public VectorWriter child(int index) {
    return children[index];
  }
}
