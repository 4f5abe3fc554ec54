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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One {@code ReadRows} call. Sends rows as fast as the client takes them, on a thread that is given
 * back while the client is busy; no more than one thread at a time is at work.
 */
final class Sender implements StreamReader.Target {

  /** So many bytes are read in one go: to begin again costs as much as some hundred rows. */
  private static final long BYTES_AT_ONCE = 8 << 20;

  private final ReadSessions sessions;
  private final ReadRowsRequest request;
  private final ServerCallStreamObserver<ReadRowsResponse> call;
  private Optional<StreamReader> reader = Optional.empty();
  private boolean first = true;
  private boolean ended;
  private boolean working;
  private boolean again;
  private long bytesSent;
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
      bytesSent = 0;
      if (!reader.orElseThrow().read(this)) {
        end();
        call.onCompleted();
      }
    }
    if (cancelled) {
      end();
    }
  }

  @Override
  public void accept(StreamReader.Rows rows) {
    ReadRowsResponse response = response(rows);
    bytesSent += response.getSerializedSize();
    call.onNext(response);
  }

  @Override
  public boolean wantsMore() {
    return !cancelled && (bytesSent < BYTES_AT_ONCE || call.isReady());
  }

  private void end() {
    if (!ended) {
      ended = true;
      reader.ifPresent(StreamReader::close);
    }
  }

  /** The arrays themselves: they are written before the next rows come. */
  private static ByteString wrapped(List<ByteBuffer> parts) {
    return parts.stream()
        .map(part ->
            UnsafeByteOperations.unsafeWrap(part.array(), part.arrayOffset(), part.remaining()))
        .collect(Collectors.collectingAndThen(Collectors.toList(), ByteString::copyFrom));
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
