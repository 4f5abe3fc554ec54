package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.ArrowSchema;
import com.google.cloud.bigquery.storage.v1.AvroSchema;
import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadStream;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.quern.domain.access.Principal;
import dev.quern.streaming.read.ReadFormat;
import dev.quern.streaming.read.ReadSessions;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Service;

/** {@code google.cloud.bigquery.storage.v1.BigQueryRead}. */
@Service
class ReadService extends BigQueryReadGrpc.BigQueryReadImplBase {

  /** Enough rows under way that the next ones are ready when these have gone. */
  private static final int BYTES_UNDER_WAY = 4 << 20;

  private final ReadSessions sessions;

  ReadService(ReadSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void createReadSession(
      CreateReadSessionRequest request, StreamObserver<ReadSession> observer) {
    Principal caller = CallerInterceptor.current();
    ((ServerCallStreamObserver<ReadSession>) observer).setOnCancelHandler(() -> {});
    sessions
        .executor()
        .execute(() ->
            Calls.answer(
                observer, () -> wire(request, sessions.create(ReadRequests.of(request, caller)))));
  }

  private static ReadSession wire(
      CreateReadSessionRequest request, dev.quern.streaming.read.ReadSession session) {
    ReadSession.Builder wire =
        request.getReadSession().toBuilder()
            .setName(session.name())
            .setExpireTime(Times.ofMicros(session.expireTime() * 1_000))
            .setEstimatedRowCount(session.rowCount())
            .setEstimatedTotalBytesScanned(session.byteCount())
            .clearStreams();
    ByteString schema = UnsafeByteOperations.unsafeWrap(session.schema());
    switch (session.format()) {
      case ReadFormat.Arrow _ ->
          wire.setDataFormat(DataFormat.ARROW)
              .setArrowSchema(ArrowSchema.newBuilder().setSerializedSchema(schema));
      case ReadFormat.Avro _ ->
          wire.setDataFormat(DataFormat.AVRO)
              .setAvroSchema(AvroSchema.newBuilder().setSchemaBytes(schema));
    }
    session.streams().forEach(stream -> wire.addStreams(wire(stream)));
    return wire.build();
  }

  private static ReadStream wire(dev.quern.streaming.read.ReadStream stream) {
    return ReadStream.newBuilder().setName(stream.name()).build();
  }

  @Override
  public void splitReadStream(
      SplitReadStreamRequest request, StreamObserver<SplitReadStreamResponse> observer) {
    Calls.answer(
        observer,
        () ->
            sessions
                .split(request.getName(), request.getFraction())
                .map(split ->
                    SplitReadStreamResponse.newBuilder()
                        .setPrimaryStream(wire(split.primary()))
                        .setRemainderStream(wire(split.remainder()))
                        .build())
                .orElse(SplitReadStreamResponse.getDefaultInstance()));
  }

  @Override
  public void readRows(ReadRowsRequest request, StreamObserver<ReadRowsResponse> observer) {
    ServerCallStreamObserver<ReadRowsResponse> call =
        (ServerCallStreamObserver<ReadRowsResponse>) observer;
    Sender sender = new Sender(sessions, request, call);
    call.setOnReadyThreshold(BYTES_UNDER_WAY);
    call.setOnCancelHandler(sender::cancel);
    call.setOnReadyHandler(sender::resume);
    sender.resume();
  }
}
