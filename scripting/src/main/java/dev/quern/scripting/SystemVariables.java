package dev.quern.scripting;

import dev.quern.domain.job.ScriptLinks;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The system variables of one script or session. Source: "System variables reference". */
final class SystemVariables {

  private static final StructType FRAME =
      new StructType(
          List.of(
              new StructType.Field("line", ScalarType.INT64),
              new StructType.Field("column", ScalarType.INT64),
              new StructType.Field("filename", ScalarType.STRING),
              new StructType.Field("location", ScalarType.STRING)));

  private static final Set<String> WRITABLE =
      Set.of(
          "dataset_id",
          "dataset_project_id",
          "query_label",
          "time_zone",
          "location",
          "reservation");

  private final StatementRequest request;
  private final long creationTime;
  private final Deque<ScriptFailure> errors = new ArrayDeque<>();
  private Optional<String> sessionId = Optional.empty();
  private Optional<String> datasetId;
  private String datasetProjectId;
  private Optional<String> timeZone;
  private Optional<String> queryLabel = Optional.empty();
  private Optional<String> location = Optional.empty();
  private Optional<String> reservation = Optional.empty();
  private Optional<Long> rowCount = Optional.empty();
  private long childJobs;
  private long bytesProcessed;
  private long bytesBilled;
  private long slotMs;

  /**
   * The variables at the beginning of a script.
   *
   * @param creationTime when it began, microseconds since the epoch
   */
  SystemVariables(StatementRequest request, long creationTime) {
    this.request = request;
    this.creationTime = creationTime;
    this.datasetId = request.defaultDataset().map(DatasetReference::datasetId);
    this.datasetProjectId =
        request.defaultDataset().map(DatasetReference::projectId).orElse(request.projectId());
    this.timeZone = request.timeZone();
  }

  void inSession(String id) {
    sessionId = Optional.of(id);
  }

  /** Whether there is a session, which outlives its scripts. */
  boolean isInSession() {
    return sessionId.isPresent();
  }

  /** The request as the variables have changed it. */
  StatementRequest applied(StatementRequest original) {
    return original.within(
        datasetId.map(id -> new DatasetReference(datasetProjectId, id)), timeZone);
  }

  /** Takes note of a statement that has run. */
  void ran(Optional<Long> rows, long bytes) {
    rowCount = rows.or(() -> rowCount);
    bytesProcessed += bytes;
    bytesBilled += StatementResult.bytesBilled(bytes);
  }

  /** Takes note that the job of a statement has ended, well or not. */
  void ended(long millis) {
    childJobs++;
    slotMs += millis;
  }

  /** The id of the job of a statement; in a script each has its own. */
  private Optional<String> jobId(long number) {
    return number == 0
        ? Optional.empty()
        : request.options().jobId().map(script -> ScriptLinks.childJobId(script, number));
  }

  /** Enters an exception handler. */
  void handle(ScriptFailure failure) {
    errors.push(failure);
  }

  /** Leaves an exception handler. */
  void handled() {
    errors.pop();
  }

  /** The error that is being handled. */
  Optional<ScriptFailure> error() {
    return Optional.ofNullable(errors.peek());
  }

  Optional<Value> find(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "project_id" -> text(Optional.of(request.projectId()));
      case "dataset_id" -> text(datasetId);
      case "dataset_project_id" -> text(Optional.of(datasetProjectId));
      case "time_zone" -> text(Optional.of(timeZone.orElse("UTC")));
      case "query_label" -> text(queryLabel);
      case "location" -> text(location.or(() -> Optional.of(request.location())));
      case "reservation" -> text(reservation);
      case "session_id" -> text(sessionId);
      case "row_count" -> number(rowCount);
      case "current_job_id" -> text(jobId(childJobs + 1));
      case "last_job_id" -> text(jobId(childJobs));
      case "script.job_id" -> text(request.options().jobId());
      case "script.bytes_processed" -> number(Optional.of(bytesProcessed));
      case "script.bytes_billed" -> number(Optional.of(bytesBilled));
      case "script.slot_ms" -> number(Optional.of(slotMs));
      case "script.num_child_jobs" -> number(Optional.of(childJobs));
      case "script.creation_time" -> Optional.of(new Value.Timestamp(creationTime));
      case "error.message" -> text(error().map(ScriptFailure::message));
      case "error.statement_text" -> text(error().map(ScriptFailure::statementText));
      case "error.formatted_stack_trace" ->
          text(error().map(failure -> formatted(failure.frames())));
      case "error.stack_trace" ->
          Optional.of(
              error()
                  .map(failure -> stackTrace(failure.frames()))
                  .orElseGet(() -> new Value.Null(new ArrayType(FRAME))));
      default -> Optional.empty();
    };
  }

  /** The type that a variable is set with; empty when it cannot be set. */
  static Optional<SqlType> writableType(String name) {
    return WRITABLE.contains(name.toLowerCase(Locale.ROOT))
        ? Optional.of(ScalarType.STRING)
        : Optional.empty();
  }

  /** Sets a variable that can be set. */
  void set(String name, Value value) {
    Optional<String> text =
        value instanceof Value.Text(String string) ? Optional.of(string) : Optional.empty();
    switch (name.toLowerCase(Locale.ROOT)) {
      case "dataset_id" -> datasetId = text;
      case "dataset_project_id" -> datasetProjectId = text.orElse(request.projectId());
      case "time_zone" -> timeZone = text;
      case "query_label" -> queryLabel = text;
      case "location" -> location = text;
      case "reservation" -> reservation = text;
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static Optional<Value> text(Optional<String> value) {
    return Optional.of(
        value.<Value>map(Value.Text::new).orElseGet(() -> new Value.Null(ScalarType.STRING)));
  }

  private static Optional<Value> number(Optional<Long> value) {
    return Optional.of(
        value.<Value>map(Value.Int64::new).orElseGet(() -> new Value.Null(ScalarType.INT64)));
  }

  private static String formatted(List<ScriptStep.Frame> frames) {
    StringBuilder text = new StringBuilder();
    for (ScriptStep.Frame frame : frames) {
      text.append("At ")
          .append(frame.procedureId().orElse(""))
          .append('[')
          .append(frame.startLine())
          .append(':')
          .append(frame.startColumn())
          .append("]\n");
    }
    return text.toString();
  }

  private static Value stackTrace(List<ScriptStep.Frame> frames) {
    List<Value> elements = new ArrayList<>();
    for (ScriptStep.Frame frame : frames) {
      elements.add(
          new Value.Struct(
              FRAME,
              List.of(
                  new Value.Int64(frame.startLine()),
                  new Value.Int64(frame.startColumn()),
                  new Value.Null(ScalarType.STRING),
                  frame
                      .procedureId()
                      .<Value>map(Value.Text::new)
                      .orElseGet(() -> new Value.Null(ScalarType.STRING)))));
    }
    return new Value.Array(new ArrayType(FRAME), elements);
  }
}
