package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.CopyStatisticsJson;
import dev.quern.adapter.rest.wire.DataMaskingJson;
import dev.quern.adapter.rest.wire.DmlStatisticsJson;
import dev.quern.adapter.rest.wire.ErrorProtoJson;
import dev.quern.adapter.rest.wire.ExtractStatisticsJson;
import dev.quern.adapter.rest.wire.JobCreationReasonJson;
import dev.quern.adapter.rest.wire.JobJson;
import dev.quern.adapter.rest.wire.JobListItemJson;
import dev.quern.adapter.rest.wire.JobReferenceJson;
import dev.quern.adapter.rest.wire.JobStatisticsJson;
import dev.quern.adapter.rest.wire.JobStatusJson;
import dev.quern.adapter.rest.wire.LoadStatisticsJson;
import dev.quern.adapter.rest.wire.QueryStatisticsJson;
import dev.quern.adapter.rest.wire.RowSecurityJson;
import dev.quern.adapter.rest.wire.ScriptStackFrameJson;
import dev.quern.adapter.rest.wire.ScriptStatisticsJson;
import dev.quern.adapter.rest.wire.SessionInfoJson;
import dev.quern.adapter.rest.wire.TransactionInfoJson;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.ScriptLinks;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementDetails.Protection;
import dev.quern.jobs.JobService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Jobs on the wire. */
public final class JobMapper {

  /** Loads run in a pool that all projects share. */
  private static final String LOAD_RESERVATION = "default-pipeline";

  private JobMapper() {}

  /** A job's REST resource. */
  public static JobJson toWire(Job job, String selfLink) {
    return new JobJson(
        "bigquery#job",
        etag(job),
        job.reference().toString(),
        selfLink,
        job.request().userEmail(),
        configuration(job),
        reference(job.reference()),
        statistics(job),
        status(job),
        subject(job),
        new JobCreationReasonJson("REQUESTED"));
  }

  /** A dry run's REST resource: it has no id and is not remembered. */
  public static JobJson dryRunToWire(Job job, String selfLink) {
    JobReference reference = job.reference();
    return new JobJson(
        "bigquery#job",
        etag(job),
        reference.projectId() + ":" + reference.location() + ".",
        selfLink,
        job.request().userEmail(),
        configuration(job),
        new JobReferenceJson(reference.projectId(), null, reference.location()),
        statistics(job),
        status(job),
        subject(job),
        null);
  }

  /**
   * A job as lists show it.
   *
   * @param full whether with its configuration
   */
  public static JobListItemJson toListItem(Job job, boolean full) {
    return new JobListItemJson(
        job.reference().toString(),
        "bigquery#job",
        reference(job.reference()),
        job.state().name(),
        statistics(job),
        full ? configuration(job) : null,
        status(job),
        job.errorResult().map(JobMapper::error).orElse(null),
        full ? job.request().userEmail() : null,
        full ? subject(job) : null);
  }

  private static String etag(Job job) {
    long hash =
        31L * job.reference().hashCode() + job.state().name().hashCode() + job.creationTime();
    return Long.toHexString(hash * 0x9E3779B97F4A7C15L);
  }

  private static String subject(Job job) {
    return "user:" + job.request().userEmail();
  }

  private static ObjectNode configuration(Job job) {
    ObjectNode configuration =
        JsonMapper.shared().readValue(job.request().configuration(), ObjectNode.class);
    if (configuration.get("query") instanceof ObjectNode query && !query.has("destinationTable")) {
      if (mayGiveRows(job)) {
        putDestination(query, JobService.anonymousTable(job.reference()));
        query.put("writeDisposition", "WRITE_TRUNCATE");
      } else if (job.statistics() instanceof JobStatistics.Query done) {
        done.target().ifPresent(table -> putDestination(query, table));
      }
    }
    return configuration;
  }

  private static void putDestination(ObjectNode query, TableReference table) {
    query
        .putObject("destinationTable")
        .put("projectId", table.projectId())
        .put("datasetId", table.datasetId())
        .put("tableId", table.tableId());
  }

  /** Until a query has ended it is not known to give none. */
  private static boolean mayGiveRows(Job job) {
    return switch (job.statistics()) {
      case JobStatistics.Query query ->
          query.outcome().isEmpty() || query.statementType().equals("SELECT");
      case JobStatistics.None _ -> job.errors().isEmpty();
      case JobStatistics.Load _, JobStatistics.Copy _, JobStatistics.Extract _ -> false;
    };
  }

  /** A job's name on the wire. */
  public static JobReferenceJson reference(JobReference reference) {
    return new JobReferenceJson(reference.projectId(), reference.jobId(), reference.location());
  }

  /** An error on the wire. */
  public static ErrorProtoJson error(BigQueryError error) {
    return new ErrorProtoJson(
        error.reason().reason(),
        error.location().orElse(null),
        error.debugInfo().orElse(null),
        error.message());
  }

  /** Errors on the wire, or null when there are none. */
  public static @Nullable List<ErrorProtoJson> errors(List<BigQueryError> errors) {
    return Optionals.orNull(errors.stream().map(JobMapper::error).toList());
  }

  private static JobStatusJson status(Job job) {
    return new JobStatusJson(
        job.errorResult().map(JobMapper::error).orElse(null),
        errors(job.errors()),
        job.state().name());
  }

  /** The session a job ran in, or null. */
  public static @Nullable SessionInfoJson session(Job job) {
    return job.script().sessionId().map(SessionInfoJson::new).orElse(null);
  }

  private static ScriptStatisticsJson scriptStatistics(ScriptLinks script) {
    return new ScriptStatisticsJson(
        script.kind().orElse(ScriptStep.Kind.STATEMENT).name(),
        script.frames().stream()
            .map(frame ->
                new ScriptStackFrameJson(
                    frame.startLine(),
                    frame.startColumn(),
                    frame.endLine(),
                    frame.endColumn(),
                    frame.procedureId().orElse(null),
                    frame.text()))
            .toList());
  }

  private static JobStatisticsJson statistics(Job job) {
    JobStatistics statistics = job.statistics();
    boolean dryRun = job.request().dryRun();
    return new JobStatisticsJson(
        job.creationTime(),
        dryRun ? null : Optionals.unwrap(job.startTime()),
        Optionals.unwrap(job.endTime()),
        statistics instanceof JobStatistics.Query query
            ? Long.valueOf(query.bytesProcessed())
            : null,
        executionMs(job),
        executionMs(job),
        query(job),
        statistics instanceof JobStatistics.Load load
            ? new LoadStatisticsJson(
                load.inputFiles(),
                load.inputBytes(),
                load.outputRows(),
                load.outputBytes(),
                load.badRecords(),
                PlanMapper.timeline(job, 1))
            : null,
        statistics instanceof JobStatistics.Copy copy
            ? new CopyStatisticsJson(copy.rows(), copy.logicalBytes())
            : null,
        statistics instanceof JobStatistics.Extract extract
            ? new ExtractStatisticsJson(
                extract.fileCounts().stream().map(String::valueOf).toList(),
                extract.bytes(),
                PlanMapper.timeline(job, 1))
            : null,
        job.script().childJobs() == 0 ? null : Long.valueOf(job.script().childJobs()),
        job.script().parent().map(JobReference::jobId).orElse(null),
        job.script().parent().map(_ -> scriptStatistics(job.script())).orElse(null),
        session(job),
        details(job).transactionId().map(TransactionInfoJson::new).orElse(null),
        details(job).protection().contains(Protection.ROW_ACCESS_POLICIES)
            ? new RowSecurityJson(true)
            : null,
        details(job).protection().contains(Protection.COLUMN_MASKS)
            ? new DataMaskingJson(true)
            : null,
        moves(job) && job.isDone() && !dryRun ? Double.valueOf(1) : null,
        job.request().task().type().equals("LOAD") ? LOAD_RESERVATION : null);
  }

  private static @Nullable QueryStatisticsJson query(Job job) {
    return switch (job.statistics()) {
      case JobStatistics.Query query -> QueryStatisticsMapper.toWire(job, query);
      case JobStatistics.None _
          when job.request().task().type().equals("QUERY") && job.startTime().isPresent() ->
          QueryStatisticsMapper.toWire(job, JobStatistics.Query.NOTHING);
      case JobStatistics.None _,
          JobStatistics.Load _,
          JobStatistics.Copy _,
          JobStatistics.Extract _ ->
          null;
    };
  }

  /** Whether a job moves data between tables and files, whose progress is told. */
  private static boolean moves(Job job) {
    return switch (job.statistics()) {
      case JobStatistics.Load _, JobStatistics.Extract _ -> true;
      case JobStatistics.None _, JobStatistics.Query _, JobStatistics.Copy _ -> false;
    };
  }

  private static StatementDetails details(Job job) {
    return job.statistics() instanceof JobStatistics.Query query
        ? query.details()
        : StatementDetails.NONE;
  }

  /** How long a job ran; it is also what counts as its slot time, as a job has one slot. */
  static @Nullable Long executionMs(Job job) {
    return job.request().dryRun() || job.endTime().isEmpty() || job.startTime().isEmpty()
        ? null
        : Long.valueOf(job.endTime().getAsLong() - job.startTime().getAsLong());
  }

  /** The number of rows a query changed, or null. */
  public static @Nullable Long affectedRows(Job job) {
    DmlStatisticsJson dml = dml(job);
    return dml == null
        ? null
        : Long.valueOf(
            count(dml.insertedRowCount())
                + count(dml.updatedRowCount())
                + count(dml.deletedRowCount()));
  }

  private static long count(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  /** What rows a query changed, or null. */
  public static @Nullable DmlStatisticsJson dml(Job job) {
    return job.statistics() instanceof JobStatistics.Query query
        ? QueryStatisticsMapper.dml(query).orElse(null)
        : null;
  }
}
