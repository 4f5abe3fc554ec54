package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.RowEncoder;

/** Writes rows as record batches. */
public final class ArrowEncoder implements RowEncoder {

  private static final int FIRST_CAPACITY = 1 << 20;

  private final TableSchema schema;
  private final ArrowCompression compression;
  private final GeographyText geography;
  private int capacity = FIRST_CAPACITY;

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
  public byte[] encode(RowBatch rows) {
    BufferList buffers = new BufferList(compression, capacity);
    BatchBody body = new BatchBody(geography, buffers);
    Selection all = new Selection.Range(0, rows.rowCount());
    for (ColumnVector column : rows.columns()) {
      body.column(column, all);
    }
    byte[] message = buffers.message(rows.rowCount());
    capacity = message.length;
    return message;
  }
}
