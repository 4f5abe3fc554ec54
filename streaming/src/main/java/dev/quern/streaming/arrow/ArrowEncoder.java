package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.RowEncoder;
import dev.quern.streaming.rows.RowSlice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes rows as record batches. */
public final class ArrowEncoder implements RowEncoder {

  private final TableSchema schema;
  private final GeographyText geography;
  private final BufferList buffers;

  /** One per column, made of the first rows. */
  private final List<BatchColumn> columns = new ArrayList<>();

  private boolean finished;
  private int count;

  /**
   * An encoder of rows with some columns.
   *
   * @param geography prints a GEOGRAPHY as well-known text
   */
  public ArrowEncoder(TableSchema schema, ArrowCompression compression, GeographyText geography) {
    this.schema = schema;
    this.geography = geography;
    this.buffers = new BufferList(compression);
  }

  @Override
  public byte[] schema() {
    return ArrowSchemas.message(schema);
  }

  @Override
  public void add(RowSlice rows) {
    if (finished) {
      columns.forEach(BatchColumn::clear);
      finished = false;
    }
    Selection selection = new Selection.Range(rows.from(), rows.count());
    for (int i = 0; i < schema.fields().size(); i++) {
      ColumnVector vector = rows.rows().column(i);
      if (i == columns.size()) {
        columns.add(BatchColumn.of(schema.fields().get(i), vector, geography));
      }
      columns.get(i).add(vector, selection);
    }
    count += rows.count();
  }

  @Override
  public long byteSize() {
    long size = 0;
    for (int i = 0; count > 0 && i < columns.size(); i++) {
      size += columns.get(i).byteSize();
    }
    return size;
  }

  @Override
  public int rowCount() {
    return count;
  }

  @Override
  public List<ByteBuffer> finish() {
    columns.forEach(column -> column.finish(buffers));
    List<ByteBuffer> message = buffers.message(count);
    finished = true;
    count = 0;
    return message;
  }
}
