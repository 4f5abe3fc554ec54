package dev.quern.streaming.write;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Appends to streams. */
final class StreamAppends {

  private final Engine engine;
  private final StreamRegistry streams;

  StreamAppends(Engine engine, StreamRegistry streams) {
    this.engine = engine;
    this.streams = streams;
  }

  /**
   * Appends to a stream, all rows or none.
   *
   * @param name the stream
   * @param requests rows of the stream's table, one set per request
   * @return what came of each request
   */
  List<AppendOutcome> append(String name, Table target, List<AppendRequest> requests) {
    if (WriteStreams.isDefault(name)) {
      return appendToDefault(target, requests);
    }
    OpenStream stream = streams.open(name);
    stream.lock.lock();
    try {
      return append(stream, target, requests);
    } finally {
      stream.lock.unlock();
    }
  }

  /** Appends rows to the default stream without waiting. */
  CompletableFuture<AppendOutcome> submit(Table target, AppendRequest request) {
    return engine
        .committer()
        .submit(target.storage().orElseThrow(), Staging.rowTypes(target), List.of(request.rows()))
        .thenApply(_ -> new AppendOutcome.Written(OptionalLong.empty()));
  }

  private List<AppendOutcome> appendToDefault(Table target, List<AppendRequest> requests) {
    List<AppendRequest> accepted =
        requests.stream().filter(request -> request.offset().isEmpty()).toList();
    write(target, accepted);
    return requests.stream()
        .<AppendOutcome>map(request ->
            request.offset().isEmpty()
                ? new AppendOutcome.Written(OptionalLong.empty())
                : new AppendOutcome.Failed(
                    WriteErrors.invalid(
                        "Offset can not be specified for appends to the default stream.")))
        .toList();
  }

  /** Appends rows and applies changes, in the order of their coming. */
  private void write(Table target, List<AppendRequest> requests) {
    int from = 0;
    for (int to = 1; to <= requests.size(); to++) {
      if (to == requests.size() || requests.get(to).changes() != requests.get(from).changes()) {
        List<RowBatch> rows = requests.subList(from, to).stream().map(AppendRequest::rows).toList();
        if (requests.get(from).changes()) {
          RowChanges.apply(engine, target, rows);
        } else {
          engine.committer().append(target.storage().orElseThrow(), Staging.rowTypes(target), rows);
        }
        from = to;
      }
    }
  }

  private List<AppendOutcome> append(
      OpenStream stream, Table target, List<AppendRequest> requests) {
    if (requests.stream().anyMatch(AppendRequest::changes)) {
      throw WriteErrors.invalid(RowChanges.TYPE + " is only supported on the default stream");
    }
    StreamState before = stream.state();
    if (before.finalized()) {
      return requests.stream()
          .<AppendOutcome>map(
              _ -> new AppendOutcome.Failed(WriteErrors.isFinalized(before.stream().name())))
          .toList();
    }
    StreamState after = adapted(stream, target);
    List<AppendOutcome> outcomes = new ArrayList<>();
    List<AppendRequest> accepted = new ArrayList<>();
    for (AppendRequest request : requests) {
      long offset = after.nextOffset();
      if (request.offset().orElse(offset) != offset) {
        outcomes.add(
            new AppendOutcome.Failed(WriteErrors.offset(after, request.offset().getAsLong())));
      } else {
        outcomes.add(new AppendOutcome.Written(OptionalLong.of(offset)));
        accepted.add(
            after.staging().isPresent()
                ? request.withRows(Staging.withOffsets(request.rows(), offset))
                : request);
        after = after.appended(request.rows().rowCount());
      }
    }
    if (!accepted.isEmpty()) {
      StreamState last = after;
      Consumer<DuckConnection> alongside = connection -> streams.store().update(connection, last);
      boolean waits = last.staging().isPresent();
      engine
          .committer()
          .append(
              last.staging().orElseGet(() -> target.storage().orElseThrow()),
              waits ? Staging.types(target) : Staging.rowTypes(target),
              accepted.stream().map(AppendRequest::rows).toList(),
              alongside);
      stream.advance(last);
    }
    return outcomes;
  }

  /** Adapts the place where rows wait to the table, if its columns have changed. */
  private StreamState adapted(OpenStream stream, Table target) {
    StreamState state = stream.state();
    if (state.staging().isEmpty() || Staging.fits(state.staging().get(), target)) {
      return state;
    }
    StreamState adapted =
        streams.inTransaction(connection -> {
          StreamState changed =
              state.withStaging(Staging.adapt(connection, state.staging().get(), target));
          streams.store().update(connection, changed);
          return changed;
        });
    stream.advance(adapted);
    return adapted;
  }
}
