package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.quern.streaming.read.ReadFormat;
import dev.quern.streaming.read.ReadSession;
import dev.quern.streaming.read.ReadSessions;
import dev.quern.streaming.read.StreamReader;
import io.grpc.stub.ServerCallStreamObserver;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One {@code ReadRows} call. Sends rows as fast as the client takes them, on a thread that is given
 * back while the client is busy; no more than one thread at a time is at work.
 */
final class Sender {

  private final ReadSessions sessions;
  private final ReadRowsRequest request;
  private final ServerCallStreamObserver<ReadRowsResponse> call;
  private Optional<StreamReader> reader = Optional.empty();
  private boolean first = true;
  private boolean ended;
  private boolean working;
  private boolean again;
  private volatile boolean cancelled;

  Sender(
      ReadSessions sessions,
      ReadRowsRequest request,
      ServerCallStreamObserver<ReadRowsResponse> call) {
    this.sessions = sessions;
    this.request = request;
    this.call = call;
  }

  /** Goes on because the client is ready. */
  synchronized void resume() {
    again = true;
    if (!working) {
      working = true;
      sessions.executor().execute(this::work);
    }
  }

  /** Ends because the client is gone. */
  void cancel() {
    cancelled = true;
    resume();
  }

  private void work() {
    while (takesTurn()) {
      try {
        send();
      } catch (RuntimeException e) {
        end();
        if (!cancelled) {
          call.onError(Statuses.exception(e));
        }
      }
    }
  }

  private synchronized boolean takesTurn() {
    working = again;
    again = false;
    return working;
  }

  private void send() {
    if (reader.isEmpty() && !ended && !cancelled) {
      reader = Optional.of(sessions.read(request.getReadStream(), request.getOffset()));
    }
    while (!ended && !cancelled && call.isReady()) {
      Optional<StreamReader.Rows> rows = reader.orElseThrow().next();
      if (rows.isPresent()) {
        call.onNext(response(rows.get()));
      } else {
        end();
        call.onCompleted();
      }
    }
    if (cancelled) {
      end();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      reader.ifPresent(StreamReader::close);
    }
  }

  /** The array itself, which is written faster than a buffer. */
  private static ByteString wrapped(ByteBuffer bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes.array(), bytes.arrayOffset(), bytes.remaining());
  }

  private ReadRowsResponse response(StreamReader.Rows rows) {
    ByteString bytes = wrapped(rows.bytes());
    ReadRowsResponse.Builder response = ReadRowsResponse.newBuilder().setRowCount(rows.rowCount());
    response
        .getStatsBuilder()
        .getProgressBuilder()
        .setAtResponseStart(rows.progressBefore())
        .setAtResponseEnd(rows.progressAfter());
    response.getThrottleStateBuilder().setThrottlePercent(0);
    rows.uncompressedBytes().ifPresent(response::setUncompressedByteSize);
    ReadSession session = reader.orElseThrow().session();
    ByteString schema = UnsafeByteOperations.unsafeWrap(session.schema());
    switch (session.format()) {
      case ReadFormat.Arrow _ -> {
        response.getArrowRecordBatchBuilder().setSerializedRecordBatch(bytes);
        if (first) {
          response.getArrowSchemaBuilder().setSerializedSchema(schema);
        }
      }
      case ReadFormat.Avro _ -> {
        response.getAvroRowsBuilder().setSerializedBinaryRows(bytes);
        if (first) {
          response.getAvroSchemaBuilder().setSchemaBytes(schema);
        }
      }
    }
    first = false;
    return response.build();
  }
}
