package dev.quern.streaming.read;

import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.arrow.ArrowCompression;
import dev.quern.streaming.arrow.ArrowEncoder;
import dev.quern.streaming.avro.AvroEncoder;
import dev.quern.streaming.rows.RowEncoder;

/** The form of a session's rows. */
public sealed interface ReadFormat {

  /** Whether a response's rows are compressed as one LZ4 block. */
  boolean compressed();

  /** An encoder of rows with some columns. */
  RowEncoder encoder(TableSchema schema, GeographyText geography);

  /**
   * Apache Arrow.
   *
   * @param buffers how the buffers of record batches are compressed
   */
  record Arrow(ArrowCompression buffers, boolean compressed) implements ReadFormat {
    @Override
    public RowEncoder encoder(TableSchema schema, GeographyText geography) {
      return new ArrowEncoder(schema, buffers, geography);
    }
  }

  /** Apache Avro. */
  record Avro(boolean compressed) implements ReadFormat {
    @Override
    public RowEncoder encoder(TableSchema schema, GeographyText geography) {
      return new AvroEncoder(schema, geography);
    }
  }
}
