package dev.quern.streaming.write;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.reference.TableReference;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.table.Conflicts;
import dev.quern.storage.table.PhysicalTables;
import dev.quern.streaming.StorageErrorCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.StreamingException.Detail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The write streams of a server. Where its data lasts they last with it: a stream's state is
 * committed together with its rows. Safe for use by many threads.
 */
public final class WriteStreams {

  private static final Pattern NAME =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)/(?:streams/)?([^/]+)");
  private static final String DEFAULT = "_default";

  private final Catalog catalog;
  private final Engine engine;
  private final StreamStore store;
  private final ConcurrentMap<String, OpenStream> streams = new ConcurrentHashMap<>();

  /** The streams of the tables of a catalog. */
  public WriteStreams(Catalog catalog, Engine engine) {
    this.catalog = catalog;
    this.engine = engine;
    this.store = new StreamStore(engine.connections());
    store.load().forEach(state -> streams.put(state.stream().name(), new OpenStream(state)));
  }

  /** Makes a stream. */
  public WriteStream create(TableReference table, WriteStreamType type) {
    if (type == WriteStreamType.DEFAULT) {
      throw WriteErrors.invalid("The type of the write stream must be set");
    }
    Table target = table(table);
    String id = UUID.randomUUID().toString().replace("-", "");
    WriteStream stream =
        new WriteStream(
            WriteStream.name(table, id), table, type, engine.clock().next(), OptionalLong.empty());
    StreamState state =
        Conflicts.retry(() ->
            inTransaction(connection -> {
              Optional<PhysicalTable> staging =
                  type == WriteStreamType.COMMITTED
                      ? Optional.empty()
                      : Optional.of(Staging.create(connection, "q_stream_" + id, target));
              StreamState made = StreamState.of(stream, staging);
              store.insert(connection, made);
              return made;
            }));
    streams.put(stream.name(), new OpenStream(state));
    return stream;
  }

  /** Work of a transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T run(DuckConnection connection);
  }

  private <T> T inTransaction(Work<T> work) {
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      DuckConnection connection = lease.connection();
      connection.begin();
      T result = work.run(connection);
      connection.commit();
      return result;
    }
  }

  /** A stream by name. */
  public WriteStream get(String name) {
    TableReference table = tableOf(name);
    return isDefault(name) ? defaultStream(table) : open(name).state().stream();
  }

  private WriteStream defaultStream(TableReference reference) {
    Table table = table(reference);
    return new WriteStream(
        WriteStream.defaultName(reference),
        reference,
        WriteStreamType.DEFAULT,
        table.version().creationTime() * 1_000,
        OptionalLong.empty());
  }

  static boolean isDefault(String name) {
    return name.endsWith("/" + DEFAULT);
  }

  /** The table in a stream's name. */
  static TableReference tableOf(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw WriteErrors.invalid("Invalid stream name: " + name);
    }
    return TableReference.of(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** The table as it is now. */
  public Table table(TableReference reference) {
    Table table =
        catalog.view().table(reference).orElseThrow(() -> WriteErrors.tableNotFound(reference));
    if (!(table.definition() instanceof TableDefinition.Base)) {
      throw WriteErrors.invalid(
          "Cannot write to " + reference + ", which is of type " + table.definition().wireType());
    }
    return table;
  }

  private OpenStream open(String name) {
    return Optional.ofNullable(streams.get(name))
        .orElseThrow(() -> WriteErrors.streamNotFound(name));
  }

  /**
   * Appends to a stream, all rows or none.
   *
   * @param name the stream
   * @param requests rows of the stream's table, one set per request
   * @return what came of each request
   */
  List<AppendOutcome> append(String name, Table target, List<AppendRequest> requests) {
    if (isDefault(name)) {
      return appendToDefault(target, requests);
    }
    OpenStream stream = open(name);
    stream.lock.lock();
    try {
      return append(stream, target, requests);
    } finally {
      stream.lock.unlock();
    }
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
      Consumer<DuckConnection> alongside = connection -> store.update(connection, last);
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
        Conflicts.retry(() ->
            inTransaction(connection -> {
              StreamState changed =
                  state.withStaging(Staging.adapt(connection, state.staging().get(), target));
              store.update(connection, changed);
              return changed;
            }));
    stream.advance(adapted);
    return adapted;
  }

  /** Ends a stream and gives the number of its rows. */
  public long finalizeStream(String name) {
    tableOf(name);
    if (isDefault(name)) {
      throw WriteErrors.streamType(name, "FinalizeWriteStream", WriteStreamType.DEFAULT);
    }
    OpenStream stream = open(name);
    stream.lock.lock();
    try {
      if (!stream.state().finalized()) {
        change(stream, stream.state().asFinalized(), _ -> {});
      }
      return stream.state().nextOffset();
    } finally {
      stream.lock.unlock();
    }
  }

  private void change(OpenStream stream, StreamState next, Consumer<DuckConnection> work) {
    Conflicts.retry(() ->
        inTransaction(connection -> {
          work.accept(connection);
          store.update(connection, next);
          return true;
        }));
    stream.advance(next);
  }

  /**
   * Makes the rows of a BUFFERED stream readable.
   *
   * @param offset up to and with this row; absent for all there are
   * @return the offset of the last readable row
   */
  public long flush(String name, OptionalLong offset) {
    TableReference reference = tableOf(name);
    if (isDefault(name)) {
      throw WriteErrors.streamType(name, "FlushRows", WriteStreamType.DEFAULT);
    }
    OpenStream stream = open(name);
    stream.lock.lock();
    try {
      StreamState state = stream.state();
      if (state.stream().type() != WriteStreamType.BUFFERED) {
        throw WriteErrors.streamType(name, "FlushRows", state.stream().type());
      }
      long end = offset.isPresent() ? offset.getAsLong() + 1 : state.nextOffset();
      if (end > state.nextOffset() || end < 0) {
        throw new StreamingException(
            GrpcCode.OUT_OF_RANGE,
            StorageErrorCode.OFFSET_OUT_OF_RANGE,
            name,
            "Offset %d is beyond the end of the stream, which has %d rows. Entity: %s"
                .formatted(end - 1, state.nextOffset(), name));
      }
      if (end > state.flushed()) {
        Table target = table(reference);
        change(
            stream,
            state.flushedTo(end),
            connection ->
                Staging.move(
                    connection,
                    state.staging().orElseThrow(),
                    target,
                    state.flushed(),
                    end,
                    engine.clock().next()));
      }
      return Math.max(end, state.flushed()) - 1;
    } finally {
      stream.lock.unlock();
    }
  }

  /**
   * What came of a commit.
   *
   * @param commitTime when the rows became readable, microseconds since the epoch; absent when some
   *     stream stood in the way and nothing was committed
   * @param errors what is wrong with which streams
   */
  public record CommitResult(OptionalLong commitTime, List<StreamError> errors) {
    public CommitResult {
      errors = List.copyOf(errors);
    }
  }

  /**
   * What is wrong with a stream.
   *
   * @param detail the code and the stream
   * @param message for people
   */
  public record StreamError(Detail detail, String message) {}

  /** Makes the rows of finalized PENDING streams of a table readable, all together or none. */
  public CommitResult commit(TableReference reference, List<String> names) {
    if (names.isEmpty()) {
      throw WriteErrors.invalid("The request names no write stream");
    }
    Table target = table(reference);
    List<String> distinct = names.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    List<OpenStream> locked = new ArrayList<>();
    try {
      for (String name : distinct) {
        Optional.ofNullable(streams.get(name))
            .ifPresent(stream -> {
              stream.lock.lock();
              locked.add(stream);
            });
      }
      List<StreamError> errors =
          distinct.stream().flatMap(name -> obstacle(reference, name).stream()).toList();
      return errors.isEmpty()
          ? new CommitResult(OptionalLong.of(commit(target, locked)), errors)
          : new CommitResult(OptionalLong.empty(), errors);
    } finally {
      locked.forEach(stream -> stream.lock.unlock());
    }
  }

  private Optional<StreamError> obstacle(TableReference reference, String name) {
    OpenStream stream = streams.get(name);
    if (stream == null || !stream.state().stream().table().equals(reference)) {
      return obstacle(StorageErrorCode.STREAM_NOT_FOUND, name, "Stream was not found");
    }
    StreamState state = stream.state();
    if (state.stream().type() != WriteStreamType.PENDING) {
      return obstacle(StorageErrorCode.INVALID_STREAM_TYPE, name, "Stream is not of type PENDING");
    }
    if (state.stream().commitTime().isPresent()) {
      return obstacle(
          StorageErrorCode.STREAM_ALREADY_COMMITTED, name, "Stream is already committed");
    }
    return state.finalized()
        ? Optional.empty()
        : obstacle(StorageErrorCode.INVALID_STREAM_STATE, name, "Stream is not finalized");
  }

  private static Optional<StreamError> obstacle(
      StorageErrorCode code, String name, String message) {
    return Optional.of(new StreamError(new Detail(code, name), message));
  }

  private long commit(Table target, List<OpenStream> pending) {
    long time =
        Conflicts.retry(() ->
            inTransaction(connection -> {
              long commitTime = engine.clock().next();
              for (OpenStream stream : pending) {
                StreamState state = stream.state();
                PhysicalTable staging = state.staging().orElseThrow();
                Staging.move(connection, staging, target, 0, state.nextOffset(), commitTime);
                PhysicalTables.drop(connection, staging);
                store.update(connection, state.committed(commitTime));
              }
              return commitTime;
            }));
    pending.forEach(stream -> stream.advance(stream.state().committed(time)));
    return time;
  }
}
