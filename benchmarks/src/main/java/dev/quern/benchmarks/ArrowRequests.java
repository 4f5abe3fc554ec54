package dev.quern.benchmarks;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.protobuf.ByteString;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.streaming.arrow.ArrowCompression;
import dev.quern.streaming.arrow.ArrowEncoder;
import dev.quern.types.geography.GeographyForms;
import java.util.ArrayList;
import java.util.List;

/** Requests that append rows as an Arrow record batch. */
final class ArrowRequests {

  private ArrowRequests() {}

  /** Rows of columns {@code c0}, {@code c1}, ..., the first half INT64, the others STRING. */
  static AppendRowsRequest request(String table, int rows, int columns) {
    List<SchemaField> fields = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      ScalarType type = i < columns / 2 ? ScalarType.INT64 : ScalarType.STRING;
      HeapVectorWriter writer = new HeapVectorWriter(type);
      for (int row = 0; row < rows; row++) {
        if (type == ScalarType.INT64) {
          writer.setLong(row, (long) row * i);
        } else {
          writer.setString(row, "a value of column " + i);
        }
      }
      fields.add(SchemaField.of("c" + i, type));
      vectors.add(writer.toVector(rows));
    }
    ArrowEncoder encoder =
        new ArrowEncoder(new TableSchema(fields), ArrowCompression.NONE, GeographyForms.FORMS);
    AppendRowsRequest.Builder request =
        AppendRowsRequest.newBuilder().setWriteStream(table + "/streams/_default");
    request
        .getArrowRowsBuilder()
        .getWriterSchemaBuilder()
        .setSerializedSchema(ByteString.copyFrom(encoder.schema()));
    request
        .getArrowRowsBuilder()
        .getRowsBuilder()
        .setSerializedRecordBatch(ByteString.copyFrom(encoder.encode(new RowBatch(rows, vectors))));
    return request.build();
  }
}
