package dev.quern.jobs.extract;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.job.AvroTimes;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.avro.AvroWriter;
import dev.quern.streaming.avro.AvroEncoder;
import dev.quern.types.geography.GeographyForms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/** Rows as an Avro container. Source: "Export table data", Avro export details. */
final class AvroFile implements RowFile {

  private final TableSchema schema;
  private final Recast recast;
  private final AvroEncoder encoder;
  private final AvroWriter writer;

  AvroFile(TableSchema schema, ExportOptions options) {
    this.schema = schema;
    this.recast = new Recast(texts(options.avroTimes()));
    this.encoder = new AvroEncoder(recast.schema(schema), GeographyForms.FORMS);
    this.writer = new AvroWriter(encoder.schema(), options.compression());
  }

  private static Set<ScalarType> texts(AvroTimes times) {
    return switch (times) {
      case LOGICAL -> Set.of();
      case LOGICAL_TIMESTAMPS -> Set.of(ScalarType.DATE, ScalarType.TIME, ScalarType.DATETIME);
      case TEXT ->
          Set.of(ScalarType.DATE, ScalarType.TIME, ScalarType.DATETIME, ScalarType.TIMESTAMP);
    };
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    writer.begin(out);
  }

  @Override
  public void write(RowBatch rows, OutputStream out) throws IOException {
    ByteBuffer encoded = encoder.encode(recast.rows(schema, rows));
    byte[] block = new byte[encoded.remaining()];
    encoded.get(block);
    writer.block(out, rows.rowCount(), block);
  }
}
