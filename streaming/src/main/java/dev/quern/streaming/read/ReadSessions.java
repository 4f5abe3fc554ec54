package dev.quern.streaming.read;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.result.ResultStore;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.rows.RowEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The read sessions of a server. A session keeps its rows from its beginning, so that all streams
 * show one moment and any offset can be read again; it is forgotten after six hours. Safe for use
 * by many threads.
 */
public final class ReadSessions {

  /** How long a session lives. */
  public static final Duration LIFETIME = Duration.ofHours(6);

  /** Fewer rows are not worth a stream of their own. */
  private static final long ROWS_PER_STREAM = 10_000;

  /** Streams of a session that leaves their number to the server. */
  private static final int DEFAULT_STREAMS = 4;

  private static final int MOST_STREAMS = 1000;

  private final Catalog catalog;
  private final SessionQuery query;
  private final Function<TableReference, Optional<KeptRows>> results;
  private final ResultStore store;
  private final GeographyText geography;
  private final InstantSource clock;
  private final String location;
  private final ConcurrentMap<String, ReadSession> sessions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ReadStream> streams = new ConcurrentHashMap<>();

  /**
   * The sessions of a server.
   *
   * @param results the rows of anonymous tables, which hold the results of queries
   * @param store keeps the rows of sessions
   * @param geography prints a GEOGRAPHY as well-known text
   * @param location where the server claims to be
   */
  public ReadSessions(
      Catalog catalog,
      StatementExecutor statements,
      Function<TableReference, Optional<KeptRows>> results,
      ResultStore store,
      GeographyText geography,
      InstantSource clock,
      String location) {
    this.catalog = catalog;
    this.query = new SessionQuery(statements, location);
    this.results = results;
    this.store = store;
    this.geography = geography;
    this.clock = clock;
    this.location = location;
  }

  /**
   * Begins a session.
   *
   * @throws StreamingException {@code INVALID_ARGUMENT} for fields that do not exist or numbers out
   *     of range
   * @throws dev.quern.domain.error.BigQueryException {@code notFound}, or what is wrong with the
   *     restriction
   */
  public ReadSession create(ReadRequest request) {
    expire();
    check(request);
    Optional<KeptRows> result = results.apply(request.table());
    TableSchema schema = result.map(KeptRows::schema).orElseGet(() -> schema(request.table()));
    FieldSelection selection = FieldSelection.of(schema, request.selectedFields());
    boolean whole =
        request.rowRestriction().isBlank()
            && request.samplePercentage().isEmpty()
            && selection.columns().size() == schema.fields().size();
    if (result.isPresent() && !whole) {
      throw new StreamingException(
          GrpcCode.UNIMPLEMENTED,
          "Selected fields and row restrictions on the result of a query are not supported.");
    }
    KeptRows rows = result.orElseGet(() -> store.keep(query.rows(request, selection.columns())));
    String id = UUID.randomUUID().toString().replace("-", "");
    String name =
        "projects/%s/locations/%s/sessions/%s"
            .formatted(request.projectId(), location.toLowerCase(Locale.ROOT), id);
    List<ReadStream> divided = divide(name, rows.rowCount(), streamCount(request, rows));
    ReadSession session =
        new ReadSession(
            name,
            clock.millis() + LIFETIME.toMillis(),
            request.table(),
            request.format(),
            request.format().encoder(selection.schema(), geography).schema(),
            divided,
            rows,
            selection);
    sessions.put(name, session);
    divided.forEach(stream -> streams.put(stream.name(), stream));
    return session;
  }

  private static void check(ReadRequest request) {
    if (request.maxStreams() < 0 || request.preferredMinStreams() < 0) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT, "request failed: stream counts must not be negative");
    }
    if (request.maxStreams() > 0 && request.preferredMinStreams() > request.maxStreams()) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          "request failed: preferred_min_stream_count must not exceed max_stream_count");
    }
    if (request.samplePercentage().isPresent()
        && !(request.samplePercentage().getAsDouble() >= 0
            && request.samplePercentage().getAsDouble() <= 100)) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          "request failed: sample_percentage must be in the range [0, 100]");
    }
  }

  private TableSchema schema(TableReference reference) {
    Table table =
        catalog
            .view()
            .table(reference)
            .orElseThrow(() ->
                catalog.view().dataset(reference.dataset()).isPresent()
                    ? CatalogErrors.notFound(reference)
                    : CatalogErrors.notFound(reference.dataset()));
    return table.schema();
  }

  private static int streamCount(ReadRequest request, KeptRows rows) {
    int wanted = Math.max(DEFAULT_STREAMS, request.preferredMinStreams());
    int most = request.maxStreams() > 0 ? request.maxStreams() : wanted;
    long useful = Math.max(1, rows.rowCount() / ROWS_PER_STREAM);
    return (int) Math.min(Math.min(most, MOST_STREAMS), useful);
  }

  private static List<ReadStream> divide(String session, long rows, int count) {
    List<ReadStream> divided = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      divided.add(new ReadStream(streamName(session), rows * i / count, rows * (i + 1) / count));
    }
    return divided;
  }

  private static String streamName(String session) {
    return session + "/streams/" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Reads a stream from one of its rows on.
   *
   * @throws StreamingException {@code NOT_FOUND}, or {@code OUT_OF_RANGE} for an offset behind the
   *     end
   */
  public StreamReader read(String streamName, long offset) {
    ReadStream stream = stream(streamName);
    ReadSession session = session(streamName);
    if (offset < 0 || offset > stream.rowCount()) {
      throw new StreamingException(
          GrpcCode.OUT_OF_RANGE,
          "request failed: The offset " + offset + " is beyond the end of the stream");
    }
    RowEncoder encoder = session.format().encoder(session.selection().schema(), geography);
    return new StreamReader(session, stream, encoder, offset);
  }

  /**
   * Divides a stream into two new ones; it stays readable itself.
   *
   * @param fraction the part of the rows that the first one gets
   * @return both streams; empty when the rows are too few
   */
  public Optional<Split> split(String streamName, double fraction) {
    ReadStream stream = stream(streamName);
    ReadSession session = session(streamName);
    if (!(fraction >= 0 && fraction < 1)) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT, "request failed: fraction must be in the range (0, 1)");
    }
    double part = fraction == 0 ? 0.5 : fraction;
    long middle = stream.start() + (long) (stream.rowCount() * part);
    if (middle == stream.start() || middle == stream.end()) {
      return Optional.empty();
    }
    Split split =
        new Split(
            new ReadStream(streamName(session.name()), stream.start(), middle),
            new ReadStream(streamName(session.name()), middle, stream.end()));
    streams.put(split.primary().name(), split.primary());
    streams.put(split.remainder().name(), split.remainder());
    return Optional.of(split);
  }

  /**
   * The parts of a stream.
   *
   * @param primary its first rows
   * @param remainder the others
   */
  public record Split(ReadStream primary, ReadStream remainder) {}

  private ReadStream stream(String name) {
    return Optional.ofNullable(streams.get(name)).orElseThrow(() -> notFound(name));
  }

  private ReadSession session(String streamName) {
    String name = streamName.substring(0, streamName.indexOf("/streams/"));
    return Optional.ofNullable(sessions.get(name))
        .filter(session -> session.expireTime() > clock.millis())
        .orElseThrow(() -> notFound(streamName));
  }

  private static StreamingException notFound(String name) {
    return new StreamingException(
        GrpcCode.NOT_FOUND, "request failed: Stream " + name + " was not found or has expired");
  }

  /** How many sessions are open. */
  public int openSessions() {
    return sessions.size();
  }

  private void expire() {
    store.expire();
    long now = clock.millis();
    if (sessions.values().removeIf(session -> session.expireTime() <= now)) {
      streams
          .keySet()
          .removeIf(name -> !sessions.containsKey(name.substring(0, name.indexOf("/streams/"))));
    }
  }
}
