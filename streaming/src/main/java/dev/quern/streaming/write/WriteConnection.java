package dev.quern.streaming.write;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.arrow.ArrowRowReader;
import dev.quern.streaming.proto.MessageShape;
import dev.quern.streaming.proto.ProtoRowReader;
import dev.quern.streaming.rows.ArrivedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One connection's appends, of one stream or of several in turn. What a request leaves out is as in
 * the request before for the same stream. {@link #prepare} is called by one thread at a time, and
 * so are {@link #write} and {@link #answer}.
 */
public final class WriteConnection {

  private final WriteStreams streams;
  private final RowCompletion completion;
  private final GeographyText geography;
  private final Principal caller;
  private final Map<String, Writer> writers = new ConcurrentHashMap<>();
  private Optional<String> current = Optional.empty();

  /**
   * A new connection.
   *
   * @param completion gives columns the values that rows lack
   * @param geography reads well-known text
   * @param caller who writes
   */
  public WriteConnection(
      WriteStreams streams, RowCompletion completion, GeographyText geography, Principal caller) {
    this.caller = caller;
    this.streams = streams;
    this.completion = completion;
    this.geography = geography;
  }

  /** What the connection knows of a stream. */
  private static final class Writer {
    private final String stream;
    private Optional<MessageShape> shape = Optional.empty();
    private Optional<ProtoRowReader> proto = Optional.empty();
    private Optional<byte[]> arrowSchema = Optional.empty();
    private Optional<ArrowRowReader> arrow = Optional.empty();
    private List<String> columns = List.of();
    private TableSchema readerSchema = TableSchema.EMPTY;
    private TableSchema toldSchema;

    Writer(String stream, TableSchema schema) {
      this.stream = stream;
      this.toldSchema = schema;
    }

    private String tableName() {
      return WriteStream.tableName(WriteStreams.tableOf(stream));
    }
  }

  /**
   * A request, ready to be written.
   *
   * @param stream the stream
   * @param target the table
   * @param rows the rows or what is wrong with them
   */
  public record Prepared(String stream, Table target, Rows rows) {

    /** Rows that were read or refused. */
    sealed interface Rows {}

    record Accepted(AppendRequest request) implements Rows {}

    record Refused(StreamingException error) implements Rows {}
  }

  /**
   * Reads a request's rows.
   *
   * @throws StreamingException when the request ends the connection: it names no stream, or one
   *     that does not exist
   */
  public Prepared prepare(AppendCommand command) {
    String stream =
        command.stream()
            .or(() -> current)
            .orElseThrow(
                () -> WriteErrors.invalid("The first request must specify the write stream"));
    Table target = streams.target(WriteStreams.tableOf(stream));
    Writer writer = writers.get(stream);
    if (writer == null) {
      streams.get(stream);
      writer = new Writer(stream, target.schema());
      writers.put(stream, writer);
    }
    current = Optional.of(stream);
    try {
      return new Prepared(stream, target, new Prepared.Accepted(request(writer, target, command)));
    } catch (StreamingException e) {
      return new Prepared(stream, target, new Prepared.Refused(e));
    } catch (BigQueryException e) {
      return new Prepared(
          stream, target, new Prepared.Refused(WriteErrors.invalid(e.error().message())));
    }
  }

  private AppendRequest request(Writer writer, Table target, AppendCommand command) {
    learn(writer, command.payload());
    boolean changes = RowChanges.isAmong(writer.columns);
    TableSchema schema = changes ? RowChanges.schema(target) : target.schema();
    RowBatch rows = completion.complete(target, command, read(writer, schema, command), caller);
    if (changes) {
      RowChanges.check(rows);
    }
    return new AppendRequest(command.offset(), rows, changes);
  }

  /** Remembers the schema that a request gives. */
  private static void learn(Writer writer, AppendCommand.Payload payload) {
    switch (payload) {
      case AppendCommand.ProtoRows rows -> {
        if (rows.shape().isPresent() && !rows.shape().equals(writer.shape)) {
          writer.shape = rows.shape();
          writer.proto = Optional.empty();
          writer.columns =
              rows.shape().get().fields().stream().map(MessageShape.Field::column).toList();
        }
      }
      case AppendCommand.ArrowRows rows -> {
        if (rows.schema().isPresent() && !isSame(writer.arrowSchema, rows.schema().get())) {
          writer.arrowSchema = rows.schema();
          writer.arrow = Optional.empty();
          writer.columns = ArrowRowReader.columns(rows.schema().get());
        }
      }
    }
  }

  private static boolean isSame(Optional<byte[]> known, byte[] schema) {
    return known.isPresent() && Arrays.equals(known.get(), schema);
  }

  private ArrivedRows read(Writer writer, TableSchema schema, AppendCommand command) {
    if (!writer.readerSchema.equals(schema)) {
      writer.proto = Optional.empty();
      writer.arrow = Optional.empty();
      writer.readerSchema = schema;
    }
    return switch (command.payload()) {
      case AppendCommand.ProtoRows rows ->
          protoReader(writer, schema).read(rows.bytes(), rows.ends());
      case AppendCommand.ArrowRows rows -> arrowReader(writer, schema).read(rows.batch());
    };
  }

  private ArrowRowReader arrowReader(Writer writer, TableSchema schema) {
    if (writer.arrow.isEmpty()) {
      byte[] wanted = writer.arrowSchema.orElseThrow(WriteErrors::noSchema);
      writer.arrow = Optional.of(ArrowRowReader.of(wanted, schema, writer.tableName(), geography));
    }
    return writer.arrow.get();
  }

  private ProtoRowReader protoReader(Writer writer, TableSchema schema) {
    if (writer.proto.isEmpty()) {
      MessageShape wanted = writer.shape.orElseThrow(WriteErrors::noSchema);
      writer.proto = Optional.of(ProtoRowReader.of(wanted, schema, writer.tableName(), geography));
    }
    return writer.proto.get();
  }

  /**
   * An answer.
   *
   * @param stream the stream that was written to
   * @param outcome what came of the request
   * @param updatedSchema the table's columns, when they have changed since the last answer
   */
  public record Answer(String stream, AppendOutcome outcome, Optional<TableSchema> updatedSchema) {}

  /**
   * Whether a request can be written at once, beside others: {@link #submit} does not wait for it.
   */
  public static boolean isSubmittable(Prepared request) {
    return WriteStreams.isDefault(request.stream())
        && request.rows() instanceof Prepared.Accepted(AppendRequest rows)
        && !rows.changes()
        && rows.offset().isEmpty();
  }

  /** Writes a request that {@link #isSubmittable}. */
  public CompletableFuture<AppendOutcome> submit(Prepared request) {
    if (!(request.rows() instanceof Prepared.Accepted(AppendRequest rows))) {
      throw new IllegalArgumentException("refused rows");
    }
    return streams
        .appends()
        .submit(request.target(), rows)
        .exceptionally(error ->
            failed(
                error instanceof CompletionException && error.getCause() != null
                    ? error.getCause()
                    : error));
  }

  /**
   * Writes requests and waits for them; those for the same stream that follow each other in one
   * transaction.
   */
  public List<AppendOutcome> write(List<Prepared> requests) {
    List<AppendOutcome> outcomes = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= requests.size(); to++) {
      if (to == requests.size() || !isTogether(requests.get(from), requests.get(to))) {
        writeTogether(requests.subList(from, to), outcomes);
        from = to;
      }
    }
    return outcomes;
  }

  private static boolean isTogether(Prepared first, Prepared next) {
    return first.stream().equals(next.stream())
        && first.target().storage().equals(next.target().storage());
  }

  private void writeTogether(List<Prepared> requests, List<AppendOutcome> outcomes) {
    String stream = requests.getFirst().stream();
    List<AppendRequest> accepted = new ArrayList<>();
    for (Prepared request : requests) {
      if (request.rows() instanceof Prepared.Accepted(AppendRequest rows)) {
        accepted.add(rows);
      }
    }
    List<AppendOutcome> written = append(stream, requests.getFirst().target(), accepted);
    int next = 0;
    for (Prepared request : requests) {
      outcomes.add(
          switch (request.rows()) {
            case Prepared.Accepted _ -> written.get(next++);
            case Prepared.Refused(StreamingException error) -> new AppendOutcome.Failed(error);
          });
    }
  }

  private List<AppendOutcome> append(String stream, Table target, List<AppendRequest> accepted) {
    try {
      return accepted.isEmpty() ? List.of() : streams.appends().append(stream, target, accepted);
    } catch (StreamingException | BigQueryException e) {
      AppendOutcome failed = failed(e);
      return accepted.stream().map(_ -> failed).toList();
    }
  }

  private static AppendOutcome failed(Throwable error) {
    return switch (error) {
      case StreamingException e -> new AppendOutcome.Failed(e);
      case BigQueryException e ->
          new AppendOutcome.Failed(
              new StreamingException(e.reason().grpcCode(), e.error().message()));
      case RuntimeException e -> throw e;
      default -> throw new IllegalStateException(error);
    };
  }

  /** The answer to a request, in the order of the requests. */
  public Answer answer(Prepared request, AppendOutcome outcome) {
    return new Answer(request.stream(), outcome, updatedSchema(request.stream(), request.target()));
  }

  private Optional<TableSchema> updatedSchema(String stream, Table target) {
    Writer writer = Objects.requireNonNull(writers.get(stream));
    if (writer.toldSchema.equals(target.schema())) {
      return Optional.empty();
    }
    writer.toldSchema = target.schema();
    return Optional.of(target.schema());
  }
}
