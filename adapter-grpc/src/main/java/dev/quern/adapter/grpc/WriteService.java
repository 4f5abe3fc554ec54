package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsResponse;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.cloud.bigquery.storage.v1.WriteStreamView;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.GrpcCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.write.WriteConnections;
import dev.quern.streaming.write.WriteStreamType;
import dev.quern.streaming.write.WriteStreams;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** {@code google.cloud.bigquery.storage.v1.BigQueryWrite}. */
@Service
class WriteService extends BigQueryWriteGrpc.BigQueryWriteImplBase {

  private final WriteStreams streams;
  private final WriteConnections connections;
  private final WriteRights rights;

  WriteService(WriteStreams streams, WriteConnections connections, WriteRights rights) {
    this.streams = streams;
    this.connections = connections;
    this.rights = rights;
  }

  @Override
  public void createWriteStream(
      CreateWriteStreamRequest request, StreamObserver<WriteStream> observer) {
    Calls.answer(
        observer,
        () ->
            wire(
                streams.create(
                    rights.required(ResourceNames.table(request.getParent())),
                    type(request.getWriteStream().getType())),
                true));
  }

  private static WriteStreamType type(WriteStream.Type type) {
    return switch (type) {
      case COMMITTED -> WriteStreamType.COMMITTED;
      case PENDING -> WriteStreamType.PENDING;
      case BUFFERED -> WriteStreamType.BUFFERED;
      case TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new StreamingException(
              GrpcCode.INVALID_ARGUMENT, "The type of the write stream must be set");
    };
  }

  private static WriteStream.Type type(WriteStreamType type) {
    return switch (type) {
      case DEFAULT, COMMITTED -> WriteStream.Type.COMMITTED;
      case PENDING -> WriteStream.Type.PENDING;
      case BUFFERED -> WriteStream.Type.BUFFERED;
    };
  }

  private WriteStream wire(dev.quern.streaming.write.WriteStream stream, boolean withSchema) {
    Table table = streams.table(stream.table());
    WriteStream.Builder wire =
        WriteStream.newBuilder()
            .setName(stream.name())
            .setType(type(stream.type()))
            .setWriteMode(WriteStream.WriteMode.INSERT)
            .setCreateTime(Times.ofMicros(stream.createTime()))
            .setLocation(table.location().toLowerCase(Locale.ROOT));
    stream.commitTime().ifPresent(time -> wire.setCommitTime(Times.ofMicros(time)));
    if (withSchema) {
      wire.setTableSchema(WireSchemas.of(table.schema()));
    }
    return wire.build();
  }

  @Override
  public void getWriteStream(GetWriteStreamRequest request, StreamObserver<WriteStream> observer) {
    Calls.answer(
        observer,
        () ->
            wire(
                streams.get(rights.requiredStream(request.getName())),
                request.getView() == WriteStreamView.FULL));
  }

  @Override
  public void finalizeWriteStream(
      FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> observer) {
    Calls.answer(
        observer,
        () ->
            FinalizeWriteStreamResponse.newBuilder()
                .setRowCount(streams.finalizeStream(rights.requiredStream(request.getName())))
                .build());
  }

  @Override
  public void flushRows(FlushRowsRequest request, StreamObserver<FlushRowsResponse> observer) {
    Calls.answer(
        observer,
        () ->
            FlushRowsResponse.newBuilder()
                .setOffset(
                    streams.flush(
                        rights.requiredStream(request.getWriteStream()),
                        request.hasOffset()
                            ? OptionalLong.of(request.getOffset().getValue())
                            : OptionalLong.empty()))
                .build());
  }

  @Override
  public void batchCommitWriteStreams(
      BatchCommitWriteStreamsRequest request,
      StreamObserver<BatchCommitWriteStreamsResponse> observer) {
    Calls.answer(
        observer,
        () ->
            wire(
                streams.commit(
                    rights.required(ResourceNames.table(request.getParent())),
                    request.getWriteStreamsList())));
  }

  private static BatchCommitWriteStreamsResponse wire(WriteStreams.CommitResult result) {
    BatchCommitWriteStreamsResponse.Builder wire = BatchCommitWriteStreamsResponse.newBuilder();
    result.commitTime().ifPresent(time -> wire.setCommitTime(Times.ofMicros(time)));
    result
        .errors()
        .forEach(error ->
            wire.addStreamErrors(
                Statuses.storageError(
                    error.detail().code(), error.detail().entity(), error.message())));
    return wire.build();
  }

  @Override
  public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> observer) {
    return new AppendCall(
        (ServerCallStreamObserver<AppendRowsResponse>) observer,
        connections.open(CallerInterceptor.current()),
        rights.ofCaller());
  }
}
