package dev.quern.streaming.write;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.reference.TableReference;
import dev.quern.storage.Engine;
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
  private final StreamRegistry registry;
  private final StreamAppends appends;

  /** The streams of the tables of a catalog. */
  public WriteStreams(Catalog catalog, Engine engine) {
    this.catalog = catalog;
    this.engine = engine;
    this.registry = new StreamRegistry(engine);
    ChangeNumbers.prepare(engine.connections());
    this.appends = new StreamAppends(engine, registry);
  }

  /** How appends are made. */
  StreamAppends appends() {
    return appends;
  }

  /** How many streams there are, default streams aside. */
  public int size() {
    return registry.size();
  }

  /**
   * Forgets streams whose table is gone or that nobody has used for long, with the rows that wait
   * in them.
   *
   * @param unusedSince microseconds since the epoch
   * @return how many there were
   */
  public int removeAbandoned(long unusedSince) {
    CatalogView view = catalog.view();
    int removed =
        registry.removeAll(stream ->
            stream.lastUse() < unusedSince
                || view.table(stream.state().stream().table()).isEmpty());
    registry.inTransaction(connection -> {
      ChangeNumbers.forgetDropped(connection);
      return true;
    });
    return removed;
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
        registry.inTransaction(connection -> {
          Optional<PhysicalTable> staging =
              type == WriteStreamType.COMMITTED
                  ? Optional.empty()
                  : Optional.of(Staging.create(connection, "q_stream_" + id, target));
          StreamState made = StreamState.of(stream, staging);
          registry.store().insert(connection, made);
          return made;
        });
    registry.add(state);
    return stream;
  }

  /** A stream by name. */
  public WriteStream get(String name) {
    TableReference table = tableOf(name);
    return isDefault(name) ? defaultStream(table) : registry.open(name).state().stream();
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

  /** The table as it is now, for appends. */
  Table target(TableReference reference) {
    if (catalog.view().table(reference).isEmpty()) {
      throw WriteErrors.noTableToAppendTo(reference);
    }
    return table(reference);
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

  /** Ends a stream and gives the number of its rows. */
  public long finalizeStream(String name) {
    tableOf(name);
    if (isDefault(name)) {
      throw WriteErrors.streamType(name, "FinalizeWriteStream", WriteStreamType.DEFAULT);
    }
    OpenStream stream = registry.open(name);
    stream.lock.lock();
    try {
      if (!stream.state().finalized()) {
        registry.change(stream, stream.state().asFinalized(), _ -> {});
      }
      return stream.state().nextOffset();
    } finally {
      stream.lock.unlock();
    }
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
    OpenStream stream = registry.open(name);
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
        registry.change(
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
        registry
            .find(name)
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
    Optional<StreamState> found =
        registry
            .find(name)
            .map(OpenStream::state)
            .filter(state -> state.stream().table().equals(reference));
    if (found.isEmpty()) {
      return obstacle(StorageErrorCode.STREAM_NOT_FOUND, name, "Stream was not found");
    }
    StreamState state = found.get();
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
        registry.inTransaction(connection -> {
          long commitTime = engine.clock().next();
          for (OpenStream stream : pending) {
            StreamState state = stream.state();
            PhysicalTable staging = state.staging().orElseThrow();
            Staging.move(connection, staging, target, 0, state.nextOffset(), commitTime);
            PhysicalTables.drop(connection, staging);
            registry.store().update(connection, state.committed(commitTime));
          }
          return commitTime;
        });
    pending.forEach(stream -> stream.advance(stream.state().committed(time)));
    return time;
  }
}
