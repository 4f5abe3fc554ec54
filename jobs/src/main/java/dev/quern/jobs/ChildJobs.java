package dev.quern.jobs;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.ScriptLinks;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/** Statements of scripts as jobs. Source: "Work with multi-statement queries", child jobs. */
final class ChildJobs {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ChildJobs() {}

  /** The job of a statement, the {@code number}th of its script. */
  static Job job(JobRequest parent, ScriptStep step, long number) {
    JobReference reference = parent.reference();
    JobRequest request =
        new JobRequest(
            new JobReference(
                reference.projectId(),
                ScriptLinks.childJobId(reference.jobId(), number),
                reference.location()),
            task(parent, step),
            parent.caller(),
            false,
            Optional.empty(),
            parent.labels(),
            configuration(step.sql()));
    Job begun =
        Job.pending(request, step.startTime())
            .running(step.startTime())
            .withScript(ScriptLinks.child(reference, step.frames(), step.kind()));
    return step.result()
        .map(result ->
            begun.succeeded(step.endTime(), statistics(result), Optional.empty(), List.of()))
        .orElseGet(() -> begun.failed(step.endTime(), step.errors()));
  }

  private static JobTask task(JobRequest parent, ScriptStep step) {
    return parent.task() instanceof JobTask.Query query
        ? new JobTask.Query(
            query.statement().withSql(step.sql()),
            Optional.empty(),
            query.useCache(),
            OptionalLong.empty())
        : parent.task();
  }

  private static String configuration(String sql) {
    return MAPPER.writeValueAsString(
        Map.of("jobType", "QUERY", "query", Map.of("query", sql, "useLegacySql", false)));
  }

  private static JobStatistics statistics(StatementResult result) {
    return result.outcome() instanceof StatementResult.Kept(var rows)
        ? JobStatistics.Query.ofRows(result, rows.schema(), rows.rowCount())
        : JobStatistics.Query.ofOutcome(result, TableSchema.EMPTY);
  }

  /** The rows of a statement. */
  static Optional<KeptRows> rows(ScriptStep step) {
    return step.result()
        .flatMap(result ->
            result.outcome() instanceof StatementResult.Kept(var rows)
                ? Optional.of(rows)
                : Optional.empty());
  }
}
