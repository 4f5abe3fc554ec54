package dev.quern.storage.result;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.SqlType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Collects rows into a page: one block of bytes that {@link Page} reads in place. */
final class PageBuilder {

  private final List<ColumnBuffer> columns;
  private int rows;

  PageBuilder(List<SqlType> types) {
    this.columns = types.stream().map(ColumnBuffer::new).toList();
  }

  /** Adds rows of a batch. */
  void append(RowBatch batch, int from, int count) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).append(batch.column(i), from, count);
    }
    rows += count;
  }

  /** The number of rows. */
  int rows() {
    return rows;
  }

  /** The size of the page. */
  long byteSize() {
    return columns.stream().mapToLong(ColumnBuffer::byteSize).sum();
  }

  /** The page. */
  byte[] build() {
    byte[] page = new byte[Math.toIntExact(byteSize())];
    ByteBuffer target = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    columns.forEach(column -> column.write(target));
    return page;
  }
}
