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
  private int capacity = FIRST_CAPACITY;

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
  public ByteBuffer encode(List<RowSlice> rows) {
    ByteSink out = new ByteSink(capacity);
    for (RowSlice slice : rows) {
      ColumnVector[] columns = slice.rows().columns().toArray(ColumnVector[]::new);
      for (int row = slice.from(); row < slice.from() + slice.count(); row++) {
        for (int i = 0; i < writers.length; i++) {
          writers[i].write(out, columns[i], row);
        }
      }
    }
    capacity = out.size() + out.size() / 8;
    return out.toBuffer();
  }
}
