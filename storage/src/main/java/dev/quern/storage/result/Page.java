package dev.quern.storage.result;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.SqlType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads a page in place. */
final class Page {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment bytes;
  private long at;

  private Page(byte[] page) {
    this.bytes = MemorySegment.ofArray(page);
  }

  /** The rows of a page, valid as long as anybody holds them. */
  static RowBatch read(byte[] page, int rows, List<SqlType> types) {
    Page reader = new Page(page);
    List<ColumnVector> columns = new ArrayList<>(types.size());
    for (SqlType type : types) {
      columns.add(reader.column(type, rows));
    }
    return new RowBatch(rows, columns);
  }

  private ColumnVector column(SqlType type, int rows) {
    Layout layout = Layout.of(type);
    int extent = bytes.get(INT, at);
    boolean nulls = bytes.get(INT, at + Integer.BYTES) != 0;
    at += 2 * Integer.BYTES;
    MemorySegment validity = nulls ? take((rows + 63L) / 64 * Long.BYTES) : MemorySegment.NULL;
    MemorySegment data = take((long) rows * layout.width());
    MemorySegment heap = take(layout == Layout.LIST ? 0 : extent);
    List<ColumnVector> children =
        ColumnBuffer.childTypes(type)
            .map(child -> column(child, layout == Layout.LIST ? extent : rows))
            .toList();
    return new ColumnVector(type, data, validity, heap, children);
  }

  private MemorySegment take(long size) {
    MemorySegment slice = bytes.asSlice(at, size);
    at += size;
    return slice;
  }
}
