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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One {@code AppendRows} call. Requests are read on gRPC's thread. Those for the default stream are
 * submitted at once; others are written by a thread of the call's own, together with all that have
 * come meanwhile. Answers go out in the order of the requests.
 */
final class AppendCall implements StreamObserver<AppendRowsRequest> {

  private static final int MOST_WAITING = 32;

  private final ServerCallStreamObserver<AppendRowsResponse> responses;
  private final WriteConnection connection;
  private final Consumer<String> rights;
  private final AppendCommands commands = new AppendCommands();

  /** Whoever sends holds it, so that answers keep their order. */
  private final ReentrantLock sending = new ReentrantLock();

  private final Deque<Waiting> unanswered = new ArrayDeque<>();
  private List<Waiting> unwritten = new ArrayList<>();
  private int submitted;
  private boolean working;
  private boolean held;
  private boolean completed;
  private boolean closed;
  private Optional<Throwable> failure = Optional.empty();

  AppendCall(
      ServerCallStreamObserver<AppendRowsResponse> responses,
      WriteConnection connection,
      Consumer<String> rights) {
    this.rights = rights;
    this.responses = responses;
    this.connection = connection;
    responses.disableAutoRequest();
    responses.setOnCancelHandler(this::cancel);
    responses.request(1);
  }

  /** A request that is not answered yet. */
  private static final class Waiting {
    private final WriteConnection.Prepared request;
    private Optional<AppendOutcome> outcome = Optional.empty();

    Waiting(WriteConnection.Prepared request) {
      this.request = request;
    }
  }

  @Override
  public void onNext(AppendRowsRequest request) {
    Waiting next;
    try {
      if (!request.getWriteStream().isEmpty()) {
        rights.accept(request.getWriteStream());
      }
      next = new Waiting(connection.prepare(commands.of(request)));
    } catch (RuntimeException e) {
      end(Optional.of(e));
      return;
    }
    boolean atOnce;
    boolean more;
    synchronized (this) {
      unanswered.add(next);
      atOnce = unwritten.isEmpty() && !working && WriteConnection.isSubmittable(next.request);
      if (atOnce) {
        submitted++;
      } else {
        unwritten.add(next);
        wake();
      }
      more = unanswered.size() < MOST_WAITING;
      held = !more;
    }
    if (atOnce) {
      var _ =
          connection
              .submit(next.request)
              .whenComplete((outcome, error) -> written(next, outcome, error));
    }
    if (more) {
      responses.request(1);
    }
  }

  private void written(
      Waiting request, @Nullable AppendOutcome outcome, @Nullable Throwable error) {
    synchronized (this) {
      submitted--;
      request.outcome = Optional.ofNullable(outcome);
      wake();
    }
    if (error != null) {
      fail(error);
    }
    answer();
  }

  private synchronized void cancel() {
    closed = true;
  }

  @Override
  public void onError(Throwable error) {
    cancel();
  }

  @Override
  public void onCompleted() {
    end(Optional.empty());
  }

  private void end(Optional<Throwable> why) {
    synchronized (this) {
      if (!completed) {
        completed = true;
        failure = why;
      }
    }
    answer();
  }

  /** Ends the call at once: what waits gets no answer. */
  private synchronized void fail(Throwable error) {
    completed = true;
    failure = Optional.of(error);
    unanswered.clear();
  }

  /** Starts the thread, unless it runs or what was submitted before is still under way. */
  private void wake() {
    if (!working && submitted == 0 && !unwritten.isEmpty()) {
      working = true;
      Thread.ofVirtual().name("append-rows").start(this::work);
    }
  }

  private void work() {
    for (List<Waiting> requests = takeAll(); !requests.isEmpty(); requests = takeAll()) {
      try {
        List<AppendOutcome> outcomes =
            connection.write(requests.stream().map(waiting -> waiting.request).toList());
        synchronized (this) {
          for (int i = 0; i < outcomes.size(); i++) {
            requests.get(i).outcome = Optional.of(outcomes.get(i));
          }
        }
      } catch (RuntimeException e) {
        fail(e);
      }
      answer();
    }
  }

  private synchronized List<Waiting> takeAll() {
    List<Waiting> requests = unwritten;
    unwritten = new ArrayList<>();
    working = !requests.isEmpty();
    return requests;
  }

  /** Sends the answers that there are, and ends the call after the last. */
  private void answer() {
    sending.lock();
    try {
      for (Optional<Waiting> next = nextAnswered(); next.isPresent(); next = nextAnswered()) {
        Waiting waiting = next.get();
        send(connection.answer(waiting.request, waiting.outcome.orElseThrow()));
      }
      boolean ends;
      boolean resumes;
      synchronized (this) {
        ends = completed && !closed && unanswered.isEmpty();
        closed |= ends;
        resumes = held && !completed && unanswered.size() < MOST_WAITING;
        held &= !resumes;
      }
      if (ends) {
        failure.ifPresentOrElse(
            error -> responses.onError(Statuses.exception(error)), responses::onCompleted);
      } else if (resumes) {
        responses.request(1);
      }
    } finally {
      sending.unlock();
    }
  }

  private synchronized Optional<Waiting> nextAnswered() {
    return unanswered.isEmpty() || unanswered.getFirst().outcome.isEmpty()
        ? Optional.empty()
        : Optional.of(unanswered.removeFirst());
  }

  private void send(WriteConnection.Answer answer) {
    synchronized (this) {
      if (closed) {
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
