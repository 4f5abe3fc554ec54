package dev.quern.streaming.avro;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.ByteSink;
import dev.quern.streaming.rows.RowEncoder;
import dev.quern.streaming.rows.RowSlice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes rows one behind the other, without Avro's container. */
public final class AvroEncoder implements RowEncoder {

  private static final int FIRST_CAPACITY = 1 << 16;

  private final TableSchema schema;
  private final AvroWriter[] writers;
  private final ByteSink out = new ByteSink(FIRST_CAPACITY);
  private boolean finished;
  private int count;

  /**
   * An encoder of rows with some columns.
   *
   * @param geography prints a GEOGRAPHY as well-known text
   */
  public AvroEncoder(TableSchema schema, GeographyText geography) {
    this.schema = schema;
    this.writers =
        schema.fields().stream()
            .map(field -> AvroWriter.of(field, geography))
            .toArray(AvroWriter[]::new);
  }

  /** The schema's JSON in UTF-8. */
  @Override
  public byte[] schema() {
    return AvroSchemas.json(schema).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void add(RowSlice rows) {
    if (finished) {
      out.clear();
      finished = false;
    }
    ColumnVector[] columns = rows.rows().columns().toArray(ColumnVector[]::new);
    for (int row = rows.from(); row < rows.from() + rows.count(); row++) {
      for (int i = 0; i < writers.length; i++) {
        writers[i].write(out, columns[i], row);
      }
    }
    count += rows.count();
  }

  @Override
  public long byteSize() {
    return count == 0 ? 0 : out.size();
  }

  @Override
  public int rowCount() {
    return count;
  }

  @Override
  public List<ByteBuffer> finish() {
    finished = true;
    count = 0;
    return List.of(out.toBuffer());
  }
}
