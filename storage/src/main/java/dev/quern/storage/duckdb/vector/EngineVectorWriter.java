package dev.quern.storage.duckdb.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.kernel.VectorWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes into a flat vector of DuckDB, in place. Rows must lie within the vector's capacity: the
 * chunk's size, or what {@link #startList} has made room for. {@link #finish} ends the writing.
 */
public final class EngineVectorWriter implements VectorWriter {

  private static final int INLINE_LENGTH = 12;
  private static final int PREFIX_LENGTH = 4;
  private static final byte[] NO_BYTES = {};

  /** The high bits of bytes; where a value has its length, they are set only for long values. */
  private final SqlType type;

  private final Layout layout;
  private final boolean text;
  private final long vector;
  private final EngineVectorWriter[] children;
  private final StringHeap strings;
  private final byte[] inline;
  private long data;
  private long validity;
  private int listSize;
  private int listCapacity;
  private int lastListRow = -1;

  /** A writer into a vector that holds values of {@code type} and is flat and empty. */
  public EngineVectorWriter(long vector, SqlType type) {
    this.vector = vector;
    this.type = type;
    this.layout = Layout.of(type);
    this.text = type == ScalarType.STRING || type == ScalarType.JSON;
    this.strings = new StringHeap(vector);
    this.inline = layout == Layout.BINARY ? new byte[INLINE_LENGTH] : NO_BYTES;
    this.data = layout == Layout.STRUCT ? 0 : ChunkApi.DATA.call(vector);
    this.children = children(vector, type);
  }

  private static EngineVectorWriter[] children(long vector, SqlType type) {
    if (type instanceof ArrayType array) {
      return new EngineVectorWriter[] {
        new EngineVectorWriter(ChunkApi.LIST_CHILD.call(vector), array.element())
      };
    }
    if (Layout.of(type) != Layout.STRUCT) {
      return new EngineVectorWriter[0];
    }
    List<SqlType> fields = PhysicalTypes.fieldTypes(type);
    EngineVectorWriter[] writers = new EngineVectorWriter[fields.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = new EngineVectorWriter(ChunkApi.STRUCT_CHILD.call(vector, i), fields.get(i));
    }
    return writers;
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public void setNull(int row) {
    if (validity == 0) {
      ChunkApi.ENSURE_VALIDITY.call(vector);
      validity = ChunkApi.VALIDITY.call(vector);
    }
    long word = validity + ((long) (row >>> 6) << 3);
    CMemory.setLong(word, CMemory.getLong(word) & ~(1L << (row & 63)));
    if (row == lastListRow) {
      clearLastList();
    }
    if (layout == Layout.STRUCT) {
      for (EngineVectorWriter child : children) {
        child.setNull(row);
      }
    } else if (layout.width() == 16) {
      // What the engine may look at although the row is NULL must make sense.
      set16(row, 0, 0);
    }
  }

  /** The engine looks at elements of lists that were begun and became NULL by an error, too. */
  private void clearLastList() {
    int first = (int) CMemory.getLong(data + ((long) lastListRow << 4));
    for (int i = first; i < listSize; i++) {
      children[0].setNull(i);
    }
    lastListRow = -1;
  }

  @Override
  public void setBool(int row, boolean value) {
    CMemory.ALL.set(ValueLayout.JAVA_BYTE, data + row, (byte) (value ? 1 : 0));
  }

  @Override
  public void setInt(int row, int value) {
    CMemory.ALL.set(ValueLayout.JAVA_INT_UNALIGNED, data + ((long) row << 2), value);
  }

  @Override
  public void setLong(int row, long value) {
    CMemory.setLong(data + ((long) row << 3), value);
  }

  @Override
  public void setDouble(int row, double value) {
    CMemory.ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, data + ((long) row << 3), value);
  }

  @Override
  public void setInt128(int row, long low, long high) {
    set16(row, low, high);
  }

  @Override
  public void setInterval(int row, int months, int days, long micros) {
    set16(row, (months & 0xFFFFFFFFL) | (long) days << 32, micros);
  }

  private void set16(int row, long first, long second) {
    long at = data + ((long) row << 4);
    CMemory.setLong(at, first);
    CMemory.setLong(at + 8, second);
  }

  @Override
  public void setBytes(int row, byte[] bytes, int offset, int length) {
    if (text && !Utf8.isValid(bytes, offset, length)) {
      throw invalidText();
    }
    write(row, bytes, offset, length);
  }

  @Override
  public void setBytes(int row, MemorySegment source, long offset, int length) {
    if (length <= INLINE_LENGTH) {
      MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, inline, 0, length);
      setBytes(row, inline, 0, length);
      return;
    }
    long address = strings.allocate(length);
    MemorySegment.copy(source, offset, CMemory.ALL, address, length);
    if (text && !Utf8.isValid(address, length)) {
      throw invalidText();
    }
    pointAt(row, address, length);
  }

  @Override
  public void setString(int row, String value) {
    // The encoder replaces unpaired surrogates, so that its result is always valid.
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    write(row, bytes, 0, bytes.length);
  }

  private static IllegalArgumentException invalidText() {
    return new IllegalArgumentException("a STRING must be valid UTF-8");
  }

  private void write(int row, byte[] bytes, int offset, int length) {
    if (length > INLINE_LENGTH) {
      long address = strings.allocate(length);
      MemorySegment.copy(bytes, offset, CMemory.ALL, ValueLayout.JAVA_BYTE, address, length);
      pointAt(row, address, length);
      return;
    }
    long first = length;
    long second = 0;
    for (int i = 0; i < length; i++) {
      long b = bytes[offset + i] & 0xFFL;
      if (i < PREFIX_LENGTH) {
        first |= b << (Integer.SIZE + Byte.SIZE * i);
      } else {
        second |= b << (Byte.SIZE * (i - PREFIX_LENGTH));
      }
    }
    set16(row, first, second);
  }

  @Override
  public void copy(ColumnVector source, int from, int count, int to) {
    switch (layout) {
      case BOOL8, INT32, INT64, FLOAT64, INT128, INTERVAL -> {
        long width = layout.width();
        MemorySegment.copy(
            source.data(), from * width, CMemory.ALL, data + to * width, count * width);
      }
      case BINARY -> copyBinary(source, from, count, to);
      case LIST -> {
        for (int i = 0; i < count; i++) {
          if (!source.isNull(from + i)) {
            int length = source.getListLength(from + i);
            int first = startList(to + i, length);
            children[0].copy(source.child(0), source.getListOffset(from + i), length, first);
          }
        }
      }
      case STRUCT -> {
        for (int i = 0; i < children.length; i++) {
          children[i].copy(source.child(i), from, count, to);
        }
      }
    }
    for (int i = 0; i < count && !source.hasNoNulls(); i++) {
      if (source.isNull(from + i)) {
        setNull(to + i);
      }
    }
  }

  private void copyBinary(ColumnVector source, int from, int count, int to) {
    BinaryRun run = new BinaryRun(source, from, count);
    if (run.isDense(text)) {
      if (!run.copy(strings, data + ((long) to << 4), text)) {
        throw invalidText();
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      if (!source.isNull(from + i)) {
        copyBytes(source, from + i, to + i);
      }
    }
  }

  /** Short values are in place in the source as they are to be here. */
  private void copyBytes(ColumnVector source, int row, int to) {
    int length = source.getLength(row);
    long first = source.getInt128Low(row);
    long second = source.getInt128High(row);
    if (length > INLINE_LENGTH || (text && ((first | second) & Utf8.NOT_ASCII) != 0)) {
      setBytes(to, source.getBytesSegment(row), source.getBytesOffset(row), length);
    } else {
      set16(to, first, second);
    }
  }

  private void pointAt(int row, long address, int length) {
    long prefix = CMemory.ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address) & 0xFFFFFFFFL;
    set16(row, length | prefix << Integer.SIZE, address);
  }

  @Override
  public int startList(int row, int length) {
    int offset = listSize;
    if (length > listCapacity - listSize) {
      grow(Math.addExact(listSize, length));
    }
    listSize += length;
    lastListRow = row;
    set16(row, offset, length);
    return offset;
  }

  private void grow(int needed) {
    // The engine keeps as many elements as it knows of.
    ChunkApi.SET_LIST_SIZE.call(vector, listSize);
    listCapacity = Math.max(needed, Math.max(listCapacity * 2, ChunkApi.VECTOR_SIZE));
    ChunkApi.LIST_RESERVE.call(vector, listCapacity);
    children[0].relocate();
  }

  /** The engine has moved this vector's memory. */
  private void relocate() {
    data = layout == Layout.STRUCT ? 0 : ChunkApi.DATA.call(vector);
    validity = 0;
    if (layout == Layout.STRUCT) {
      for (EngineVectorWriter child : children) {
        child.relocate();
      }
    }
  }

  @Override
  public VectorWriter child(int index) {
    return children[index];
  }

  /** Tells the engine how many elements the lists have. */
  public void finish() {
    if (layout == Layout.LIST) {
      ChunkApi.SET_LIST_SIZE.call(vector, listSize);
    }
    for (EngineVectorWriter child : children) {
      child.finish();
    }
  }
}
