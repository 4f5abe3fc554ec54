package dev.quern.streaming.rows;

import dev.quern.domain.data.RowBatch;
import java.nio.ByteBuffer;
import java.util.List;

/** Turns rows into a format of the Storage Read API. Used by one thread at a time. */
public interface RowEncoder {

  /** The schema in the format's own form. */
  byte[] schema();

  /** Adds rows; all have the same columns. */
  void add(RowSlice rows);

  /** How many bytes the rows take that were added since {@link #finish}, about. */
  long byteSize();

  /** How many rows were added since {@link #finish}. */
  int rowCount();

  /**
   * The rows that were added since the last call, in parts of arrays that follow each other; they
   * are valid until rows are added again.
   */
  List<ByteBuffer> finish();

  /** All rows of a batch, in an array that nobody else uses. */
  default ByteBuffer encode(RowBatch rows) {
    add(RowSlice.of(rows));
    return joined(finish());
  }

  /** A copy of parts in one array. */
  static ByteBuffer joined(List<ByteBuffer> parts) {
    ByteBuffer whole = ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::remaining).sum());
    parts.forEach(part -> whole.put(part.duplicate()));
    return whole.flip();
  }
}
