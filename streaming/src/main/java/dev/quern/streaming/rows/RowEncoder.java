package dev.quern.streaming.rows;

import dev.quern.domain.data.RowBatch;
import java.nio.ByteBuffer;
import java.util.List;

/** Turns rows into a format of the Storage Read API. Used by one thread at a time. */
public interface RowEncoder {

  /** The schema in the format's own form. */
  byte[] schema();

  /** Some rows of batches with the same columns, in a buffer of an array that nobody else uses. */
  ByteBuffer encode(List<RowSlice> rows);

  /** All rows of a batch. */
  default ByteBuffer encode(RowBatch rows) {
    return encode(List.of(RowSlice.of(rows)));
  }
}
