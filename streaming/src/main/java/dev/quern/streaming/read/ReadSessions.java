package dev.quern.streaming.read;

import dev.quern.catalog.Catalog;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.job.AnonymousTables;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.Engine;
import dev.quern.storage.result.ResultStore;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StreamingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The read sessions of a server. All streams of a session show the moment when it began, and any
 * offset can be read again; it is forgotten after six hours. Safe for use by many threads.
 */
public final class ReadSessions {

  /** How long a session lives. */
  public static final Duration LIFETIME = Duration.ofHours(6);

  /** Fewer rows are not worth a stream of their own. */
  private static final long ROWS_PER_STREAM = 10_000;

  /** Streams of a session that leaves their number to the server. */
  private static final int DEFAULT_STREAMS = 4;

  private static final int MOST_STREAMS = 1000;

  /** How long a session without readers keeps the moment it began. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** So many sessions at most keep the moment they began. */
  private static final int MOST_PINS = 64;

  private final Engine engine;
  private final SessionSources sources;
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
   * @param store keeps the rows of sessions that are not read from a table
   * @param geography prints a GEOGRAPHY as well-known text
   * @param location where the server claims to be
   */
  public ReadSessions(
      Catalog catalog,
      Engine engine,
      StatementExecutor statements,
      AnonymousTables results,
      ResultStore store,
      GeographyText geography,
      InstantSource clock,
      String location) {
    this.engine = engine;
    this.sources =
        new SessionSources(
            catalog, engine, new SessionQuery(statements, location), results, store, clock);
    this.store = store;
    this.geography = geography;
    this.clock = clock;
    this.location = location;
  }

  /** Runs what calls the engine many times: the making of sessions, the readers of streams. */
  public Executor executor() {
    return engine.database().threads().executor();
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
    SessionSources.Source source = sources.open(request);
    String id = UUID.randomUUID().toString().replace("-", "");
    String name =
        "projects/%s/locations/%s/sessions/%s"
            .formatted(request.projectId(), location.toLowerCase(Locale.ROOT), id);
    SessionRows rows = source.rows();
    FieldSelection selection = source.selection();
    List<ReadStream> divided = divide(name, rows.positions(), streamCount(request, rows));
    ReadSession session =
        new ReadSession(
            name,
            clock.millis() + LIFETIME.toMillis(),
            request.table(),
            request.format(),
            request.format().encoder(selection.schema(), geography).schema(),
            divided,
            rows.rowCount(),
            rows.byteCount(),
            rows,
            selection);
    sessions.put(name, session);
    divided.forEach(stream -> streams.put(stream.name(), stream));
    CompletableFuture.delayedExecutor(IDLE.toSeconds() + 1, TimeUnit.SECONDS).execute(this::expire);
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

  private static int streamCount(ReadRequest request, SessionRows rows) {
    int wanted = Math.max(DEFAULT_STREAMS, request.preferredMinStreams());
    int most = request.maxStreams() > 0 ? request.maxStreams() : wanted;
    if (rows.positions() == 0) {
      return 0;
    }
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
    if (offset < 0 || offset > stream.length()) {
      throw beyondEnd(offset);
    }
    SessionRows rows = session.rows();
    boolean dense = rows.isDense();
    double expected = (double) stream.length() * rows.rowCount() / Math.max(1, rows.positions());
    return new StreamReader(
        session,
        session.format().encoder(session.selection().schema(), geography),
        rows.open(dense ? stream.start() + offset : stream.start(), stream.end()),
        dense ? 0 : offset,
        offset,
        expected);
  }

  static StreamingException beyondEnd(long offset) {
    return new StreamingException(
        GrpcCode.OUT_OF_RANGE,
        "request failed: The offset " + offset + " is beyond the end of the stream");
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
    long middle = stream.start() + (long) (stream.length() * part);
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
    List<ReadSession> expired =
        sessions.values().stream().filter(session -> session.expireTime() <= now).toList();
    for (ReadSession session : expired) {
      if (sessions.remove(session.name(), session)) {
        session.rows().close();
        streams.keySet().removeIf(name -> name.startsWith(session.name() + "/"));
      }
    }
    sessions.values().forEach(session -> session.rows().releaseIdle(now - IDLE.toMillis()));
    List<ReadSession> pinned =
        sessions.values().stream()
            .filter(session -> session.rows().isPinned())
            .sorted(Comparator.comparingLong(ReadSession::expireTime))
            .toList();
    pinned.stream()
        .limit(Math.max(0, pinned.size() - MOST_PINS))
        .forEach(session -> session.rows().releaseIdle(Long.MAX_VALUE));
  }
}
