package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse.AppendResult;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.protobuf.Int64Value;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.write.AppendOutcome;
import dev.quern.streaming.write.WriteConnection;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code AppendRows} call. Requests are read on gRPC's thread; a thread of the call's own
 * writes all that have come meanwhile, together, and answers them in their order.
 */
final class AppendCall implements StreamObserver<AppendRowsRequest> {

  private static final int MOST_WAITING = 32;

  private final ServerCallStreamObserver<AppendRowsResponse> responses;
  private final WriteConnection connection;
  private final AppendCommands commands = new AppendCommands();
  private List<WriteConnection.Prepared> waiting = new ArrayList<>();
  private boolean working;
  private boolean held;
  private boolean completed;
  private boolean cancelled;
  private Optional<Throwable> failure = Optional.empty();

  AppendCall(ServerCallStreamObserver<AppendRowsResponse> responses, WriteConnection connection) {
    this.responses = responses;
    this.connection = connection;
    responses.disableAutoRequest();
    responses.setOnCancelHandler(this::cancel);
    responses.request(1);
  }

  @Override
  public void onNext(AppendRowsRequest request) {
    WriteConnection.Prepared prepared;
    try {
      prepared = connection.prepare(commands.of(request));
    } catch (RuntimeException e) {
      end(Optional.of(e));
      return;
    }
    boolean more;
    synchronized (this) {
      waiting.add(prepared);
      more = waiting.size() < MOST_WAITING;
      held = !more;
      wake();
    }
    if (more) {
      responses.request(1);
    }
  }

  private synchronized void cancel() {
    cancelled = true;
  }

  @Override
  public void onError(Throwable error) {
    cancel();
  }

  @Override
  public void onCompleted() {
    end(Optional.empty());
  }

  private synchronized void end(Optional<Throwable> why) {
    if (!completed) {
      completed = true;
      failure = why;
      wake();
    }
  }

  /** Starts the thread unless it runs. */
  private void wake() {
    if (!working) {
      working = true;
      Thread.ofVirtual().name("append-rows").start(this::work);
    }
  }

  private void work() {
    try {
      for (Optional<List<WriteConnection.Prepared>> requests = takeAll();
          requests.isPresent();
          requests = takeAll()) {
        for (WriteConnection.Answer answer : connection.write(requests.get())) {
          send(answer);
        }
      }
    } catch (RuntimeException e) {
      synchronized (this) {
        completed = true;
        cancelled = true;
      }
      responses.onError(Statuses.exception(e));
    }
  }

  /** What waits; empty when nothing does, after ending the call if it is to end. */
  private Optional<List<WriteConnection.Prepared>> takeAll() {
    List<WriteConnection.Prepared> requests;
    boolean resume;
    boolean ends;
    synchronized (this) {
      requests = waiting;
      waiting = new ArrayList<>();
      working = !requests.isEmpty();
      resume = held;
      held = false;
      ends = !working && completed && !cancelled;
    }
    if (ends) {
      failure.ifPresentOrElse(
          error -> responses.onError(Statuses.exception(error)), responses::onCompleted);
    } else if (resume) {
      responses.request(1);
    }
    return requests.isEmpty() ? Optional.empty() : Optional.of(requests);
  }

  private void send(WriteConnection.Answer answer) {
    synchronized (this) {
      if (cancelled) {
        return;
      }
    }
    AppendRowsResponse.Builder response =
        AppendRowsResponse.newBuilder().setWriteStream(answer.stream());
    switch (answer.outcome()) {
      case AppendOutcome.Written written -> {
        AppendResult.Builder result = response.getAppendResultBuilder();
        written.offset().ifPresent(offset -> result.setOffset(Int64Value.of(offset)));
      }
      case AppendOutcome.Failed(StreamingException error) -> {
        response.setError(Statuses.of(error));
        error
            .rowErrors()
            .forEach(row ->
                response.addRowErrors(
                    RowError.newBuilder()
                        .setIndex(row.index())
                        .setCode(RowError.RowErrorCode.FIELDS_ERROR)
                        .setMessage(row.message())));
      }
    }
    answer.updatedSchema().ifPresent(schema -> response.setUpdatedSchema(WireSchemas.of(schema)));
    responses.onNext(response.build());
  }
}
