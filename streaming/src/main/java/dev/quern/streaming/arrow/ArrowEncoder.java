package dev.quern.streaming.arrow;

import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.RowEncoder;
import dev.quern.streaming.rows.RowSlice;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes rows as record batches. */
public final class ArrowEncoder implements RowEncoder {

  private static final int FIRST_CAPACITY = 1 << 20;

  private final TableSchema schema;
  private final ArrowCompression compression;
  private final GeographyText geography;
  private int capacity = FIRST_CAPACITY;

  /** The length of what precedes the body, which is the same for all batches of a schema. */
  private int prefix;

  /**
   * An encoder of rows with some columns.
   *
   * @param geography prints a GEOGRAPHY as well-known text
   */
  public ArrowEncoder(TableSchema schema, ArrowCompression compression, GeographyText geography) {
    this.schema = schema;
    this.compression = compression;
    this.geography = geography;
  }

  @Override
  public byte[] schema() {
    return ArrowSchemas.message(schema);
  }

  @Override
  public ByteBuffer encode(List<RowSlice> rows) {
    BufferList buffers = new BufferList(compression, capacity, prefix);
    BatchBody body = new BatchBody(geography, buffers);
    for (int i = 0; i < schema.fields().size(); i++) {
      int column = i;
      body.column(rows.stream().map(slice -> ColumnSlice.of(slice, column)).toList());
    }
    ByteBuffer message = buffers.message(RowSlice.count(rows));
    prefix = buffers.prefix();
    capacity = message.remaining() + message.remaining() / 8;
    return message;
  }
}
