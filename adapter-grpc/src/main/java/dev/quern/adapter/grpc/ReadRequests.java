package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.ArrowSerializationOptions;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions.ResponseCompressionCodec;
import dev.quern.domain.access.Principal;
import dev.quern.domain.error.GrpcCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.arrow.ArrowCompression;
import dev.quern.streaming.read.ReadFormat;
import dev.quern.streaming.read.ReadRequest;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** {@code CreateReadSessionRequest} as a command. */
final class ReadRequests {

  private ReadRequests() {}

  static ReadRequest of(CreateReadSessionRequest request, Principal caller) {
    ReadSession session = request.getReadSession();
    TableReadOptions options = session.getReadOptions();
    return new ReadRequest(
        ResourceNames.project(request.getParent()),
        ResourceNames.table(session.getTable()),
        format(session, options),
        options.getSelectedFieldsList(),
        options.getRowRestriction(),
        session.getTableModifiers().hasSnapshotTime()
            ? OptionalLong.of(Times.micros(session.getTableModifiers().getSnapshotTime()))
            : OptionalLong.empty(),
        options.hasSamplePercentage()
            ? OptionalDouble.of(options.getSamplePercentage())
            : OptionalDouble.empty(),
        request.getMaxStreamCount(),
        request.getPreferredMinStreamCount(),
        caller);
  }

  private static ReadFormat format(ReadSession session, TableReadOptions options) {
    boolean compressed =
        options.getResponseCompressionCodec()
            == ResponseCompressionCodec.RESPONSE_COMPRESSION_CODEC_LZ4;
    return switch (session.getDataFormat()) {
      case ARROW ->
          new ReadFormat.Arrow(compression(options.getArrowSerializationOptions()), compressed);
      case AVRO -> new ReadFormat.Avro(compressed);
      case DATA_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw new StreamingException(
              GrpcCode.INVALID_ARGUMENT, "request failed: data_format must be AVRO or ARROW");
    };
  }

  private static ArrowCompression compression(ArrowSerializationOptions options) {
    return switch (options.getBufferCompression()) {
      case COMPRESSION_UNSPECIFIED, UNRECOGNIZED -> ArrowCompression.NONE;
      case LZ4_FRAME -> ArrowCompression.LZ4_FRAME;
      case ZSTD -> ArrowCompression.ZSTD;
    };
  }
}
