package dev.quern.sql.metadata;

import static dev.quern.sql.metadata.MetadataValues.struct;

import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Views of jobs and sessions. Source: "JOBS view", "SESSIONS_BY_USER view" and beside them. */
final class JobViews {

  private static final SqlType STRING = ScalarType.STRING;
  private static final SqlType INT64 = ScalarType.INT64;

  private static final StructType TABLE =
      struct("project_id", STRING, "dataset_id", STRING, "table_id", STRING);
  private static final StructType ERROR =
      struct("reason", STRING, "location", STRING, "debug_info", STRING, "message", STRING);
  private static final StructType DML =
      struct("inserted_row_count", INT64, "deleted_row_count", INT64, "updated_row_count", INT64);
  private static final StructType STAGE =
      struct("name", STRING, "id", INT64, "start_ms", INT64, "end_ms", INT64, "status", STRING);
  private static final StructType TIMELINE =
      struct(
          "elapsed_ms", INT64,
          "total_slot_ms", INT64,
          "pending_units", INT64,
          "completed_units", INT64,
          "active_units", INT64);
  private static final StructType QUERY_INFO =
      struct(
          "resource_warning",
          STRING,
          "query_hashes",
          struct("normalized_literals", STRING),
          "optimization_details",
          ScalarType.JSON);

  private static final StructType SESSION = struct("session_id", STRING);

  static final List<MetadataView<?>> ALL =
      List.of(
          jobs("JOBS", MetadataRequest::jobs),
          jobs("JOBS_BY_PROJECT", MetadataRequest::jobs),
          jobs("JOBS_BY_ORGANIZATION", MetadataRequest::jobs),
          jobs("JOBS_BY_FOLDER", MetadataRequest::jobs),
          jobs("JOBS_BY_USER", JobViews::own),
          sessions("SESSIONS"),
          sessions("SESSIONS_BY_PROJECT"),
          sessions("SESSIONS_BY_USER"));

  private JobViews() {}

  private static Stream<Job> own(MetadataRequest request) {
    String email = request.rights().caller().email();
    return request.jobs().filter(job -> job.request().userEmail().equals(email));
  }

  private static MetadataView<Job> jobs(String name, Function<MetadataRequest, Stream<Job>> rows) {
    return MetadataView.project(name, rows)
        .none("bi_engine_statistics", struct("bi_engine_mode", STRING))
        .value(
            "cache_hit",
            ScalarType.BOOL,
            job -> MetadataValues.bool(query(job).map(JobStatistics.Query::cacheHit)))
        .time("creation_time", Job::creationTime)
        .value("destination_table", TABLE, JobViews::destination)
        .optionalTime("end_time", Job::endTime)
        .value("error_result", ERROR, JobViews::error)
        .value(
            "job_creation_reason",
            struct("code", STRING),
            _ -> struct(struct("code", STRING), new Value.Text("REQUESTED")))
        .text("job_id", job -> job.reference().jobId())
        .value("job_stages", new ArrayType(STAGE), JobViews::stages)
        .text("job_type", job -> job.request().task().type())
        .value(
            "labels",
            new ArrayType(MetadataValues.LABEL),
            job -> MetadataValues.labels(job.request().labels()))
        .optional("parent_job_id", job -> job.script().parent().map(JobReference::jobId))
        .text("principal_subject", job -> "user:" + job.request().userEmail())
        .text("priority", _ -> "INTERACTIVE")
        .text("project_id", job -> job.reference().projectId())
        .none("project_number", INT64)
        .optional("query", job -> job.request().task().sql())
        .value("referenced_tables", new ArrayType(TABLE), JobViews::referenced)
        .none("reservation_id", "edition")
        .value(
            "session_info",
            SESSION,
            job ->
                job.script()
                    .sessionId()
                    .<Value>map(id -> struct(SESSION, new Value.Text(id)))
                    .orElse(new Value.Null(SESSION)))
        .optionalTime("start_time", Job::startTime)
        .text("state", job -> job.state().name())
        .optional("statement_type", job -> query(job).map(JobStatistics.Query::statementType))
        .value("timeline", new ArrayType(TIMELINE), JobViews::timeline)
        .optionalInt64("total_bytes_billed", JobViews::billed)
        .optionalInt64("total_bytes_processed", JobViews::bytes)
        .none("total_modified_partitions", INT64)
        .optionalInt64("total_slot_ms", JobViews::duration)
        .none("total_services_sku_slot_ms", INT64)
        .optional(
            "transaction_id", job -> query(job).flatMap(query -> query.details().transactionId()))
        .text("user_email", job -> job.request().userEmail())
        .none("query_info", QUERY_INFO)
        .none("transferred_bytes", INT64)
        .none("materialized_view_statistics", struct("materialized_view", new ArrayType(TABLE)))
        .none(
            "metadata_cache_statistics", struct("table_metadata_cache_usage", new ArrayType(TABLE)))
        .value("dml_statistics", DML, JobViews::dml)
        .none("query_dialect")
        .none("continuous", ScalarType.BOOL)
        .build();
  }

  /** Quern keeps no sessions beyond the jobs that made them. */
  private static MetadataView<Job> sessions(String name) {
    return MetadataView.<Job>project(name, _ -> Stream.empty())
        .time("creation_time", Job::creationTime)
        .bool("is_active", _ -> false)
        .time("last_modified_time", Job::creationTime)
        .none("principal_subject", "project_id")
        .none("project_number", INT64)
        .none("session_id", "user_email")
        .build();
  }

  private static Optional<JobStatistics.Query> query(Job job) {
    return job.statistics() instanceof JobStatistics.Query query
        ? Optional.of(query)
        : Optional.empty();
  }

  private static OptionalLong bytes(Job job) {
    return query(job)
        .map(query -> OptionalLong.of(query.bytesProcessed()))
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong billed(Job job) {
    OptionalLong bytes = bytes(job);
    return bytes.isPresent()
        ? OptionalLong.of(StatementResult.bytesBilled(bytes.getAsLong()))
        : bytes;
  }

  /** The engine works on all stages at once, from the start of the job to its end. */
  private static Value stages(Job job) {
    return MetadataValues.array(
        STAGE,
        query(job).map(query -> query.details().plan()).orElse(List.of()).stream()
            .filter(_ -> job.endTime().isPresent())
            .map(stage ->
                struct(
                    STAGE,
                    new Value.Text(stage.name()),
                    new Value.Int64(stage.id()),
                    new Value.Int64(job.startTime().orElse(job.creationTime())),
                    new Value.Int64(job.endTime().orElse(job.creationTime())),
                    new Value.Text("COMPLETE")))
            .toList());
  }

  private static Value timeline(Job job) {
    long units = query(job).map(query -> query.details().plan().size()).orElse(0);
    OptionalLong elapsed = duration(job);
    return MetadataValues.array(
        TIMELINE,
        units == 0 || elapsed.isEmpty()
            ? List.of()
            : List.of(
                struct(
                    TIMELINE,
                    new Value.Int64(elapsed.getAsLong()),
                    new Value.Int64(elapsed.getAsLong()),
                    new Value.Int64(0),
                    new Value.Int64(units),
                    new Value.Int64(0))));
  }

  /** Quern counts a job as one slot. */
  private static OptionalLong duration(Job job) {
    return job.startTime().isPresent() && job.endTime().isPresent()
        ? OptionalLong.of(job.endTime().getAsLong() - job.startTime().getAsLong())
        : OptionalLong.empty();
  }

  private static Value table(TableReference table) {
    return struct(
        TABLE,
        new Value.Text(table.dataset().projectId()),
        new Value.Text(table.dataset().datasetId()),
        new Value.Text(table.tableId()));
  }

  private static Value destination(Job job) {
    return job.destination()
        .or(() ->
            job.statistics() instanceof JobStatistics.Query query
                ? query.target()
                : Optional.empty())
        .map(JobViews::table)
        .orElse(new Value.Null(TABLE));
  }

  private static Value referenced(Job job) {
    return MetadataValues.array(
        TABLE,
        query(job).map(JobStatistics.Query::referencedTables).orElse(List.of()).stream()
            .map(JobViews::table)
            .toList());
  }

  private static Value error(Job job) {
    Optional<BigQueryError> error = job.errorResult();
    return error
        .<Value>map(e ->
            struct(
                ERROR,
                new Value.Text(e.reason().reason()),
                MetadataValues.text(e.location()),
                new Value.Null(STRING),
                new Value.Text(e.message())))
        .orElse(new Value.Null(ERROR));
  }

  private static Value dml(Job job) {
    return query(job)
        .flatMap(JobStatistics.Query::outcome)
        .filter(StatementResult.Changed.class::isInstance)
        .map(StatementResult.Changed.class::cast)
        .map(changed ->
            struct(
                DML,
                new Value.Int64(changed.inserted()),
                new Value.Int64(changed.deleted()),
                new Value.Int64(changed.updated())))
        .orElse(new Value.Null(DML));
  }
}
