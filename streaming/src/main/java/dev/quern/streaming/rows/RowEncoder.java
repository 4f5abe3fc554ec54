package dev.quern.streaming.rows;

import dev.quern.domain.data.RowBatch;
import java.nio.ByteBuffer;

/** Turns rows into a format of the Storage Read API. Used by one thread at a time. */
public interface RowEncoder {

  /** The schema in the format's own form. */
  byte[] schema();

  /** Some rows, in a buffer of an array that nobody else uses. */
  ByteBuffer encode(RowBatch rows);
}
