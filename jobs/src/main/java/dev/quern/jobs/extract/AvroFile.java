package dev.quern.jobs.extract;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.avro.AvroWriter;
import dev.quern.streaming.avro.AvroEncoder;
import dev.quern.types.geography.GeographyForms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Rows as an Avro container, with logical types. */
final class AvroFile implements RowFile {

  private final AvroEncoder encoder;
  private final AvroWriter writer;

  AvroFile(TableSchema schema, ExportOptions options) {
    this.encoder = new AvroEncoder(schema, GeographyForms.FORMS);
    this.writer = new AvroWriter(encoder.schema(), options.compression());
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    writer.begin(out);
  }

  @Override
  public void write(RowBatch rows, OutputStream out) throws IOException {
    ByteBuffer encoded = encoder.encode(rows);
    byte[] block = new byte[encoded.remaining()];
    encoded.get(block);
    writer.block(out, rows.rowCount(), block);
  }
}
