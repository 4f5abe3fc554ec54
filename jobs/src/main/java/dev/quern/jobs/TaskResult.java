package dev.quern.jobs;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;

/**
 * What came of a job's work.
 *
 * @param statistics in numbers
 * @param rows the rows of a query
 * @param destination where they were written to, unless only kept
 * @param warnings what went wrong without failing the job
 * @param sessionId the session it ran in
 */
public record TaskResult(
    JobStatistics statistics,
    Optional<KeptRows> rows,
    Optional<TableReference> destination,
    List<BigQueryError> warnings,
    Optional<String> sessionId) {

  public TaskResult {
    warnings = List.copyOf(warnings);
  }

  /** A result outside of sessions. */
  public TaskResult(
      JobStatistics statistics,
      Optional<KeptRows> rows,
      Optional<TableReference> destination,
      List<BigQueryError> warnings) {
    this(statistics, rows, destination, warnings, Optional.empty());
  }

  /** The same in a session. */
  public TaskResult inSession(Optional<String> id) {
    return new TaskResult(statistics, rows, destination, warnings, id);
  }

  /** A result without rows and warnings. */
  public static TaskResult of(JobStatistics statistics) {
    return new TaskResult(statistics, Optional.empty(), Optional.empty(), List.of());
  }
}
