package dev.quern.domain.job;

import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job at one moment.
 *
 * @param request what was asked for
 * @param state how far it is
 * @param creationTime milliseconds since the epoch
 * @param startTime milliseconds since the epoch
 * @param endTime milliseconds since the epoch
 * @param errors what went wrong; when {@code failed} the first is why it failed
 * @param failed whether it failed
 * @param statistics what came of it
 * @param destination where a query's rows are
 * @param script its place among scripts and sessions
 */
public record Job(
    JobRequest request,
    JobState state,
    long creationTime,
    OptionalLong startTime,
    OptionalLong endTime,
    List<BigQueryError> errors,
    boolean failed,
    JobStatistics statistics,
    Optional<TableReference> destination,
    ScriptLinks script) {

  public Job {
    errors = List.copyOf(errors);
  }

  /** A job that waits for its turn. */
  public static Job pending(JobRequest request, long now) {
    return new Job(
        request,
        JobState.PENDING,
        now,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        false,
        new JobStatistics.None(),
        Optional.empty(),
        ScriptLinks.NONE);
  }

  /** Its name. */
  public JobReference reference() {
    return request.reference();
  }

  /** Whether it has ended. */
  public boolean isDone() {
    return state == JobState.DONE;
  }

  /** The error it failed with. */
  public Optional<BigQueryError> errorResult() {
    return failed ? Optional.of(errors.getFirst()) : Optional.empty();
  }

  /** The same, begun. */
  public Job running(long now) {
    return new Job(
        request,
        JobState.RUNNING,
        creationTime,
        OptionalLong.of(now),
        OptionalLong.empty(),
        List.of(),
        false,
        statistics,
        destination,
        script);
  }

  /** The same, ended well, though perhaps with warnings. */
  public Job succeeded(
      long now,
      JobStatistics result,
      Optional<TableReference> resultTable,
      List<BigQueryError> warnings) {
    return new Job(
        request,
        JobState.DONE,
        creationTime,
        startTime.isPresent() ? startTime : OptionalLong.of(now),
        OptionalLong.of(now),
        warnings,
        false,
        result,
        resultTable,
        script);
  }

  /** The same, failed. */
  public Job failed(long now, List<BigQueryError> why) {
    return new Job(
        request,
        JobState.DONE,
        creationTime,
        startTime.isPresent() ? startTime : OptionalLong.of(now),
        OptionalLong.of(now),
        why,
        true,
        statistics,
        destination,
        script);
  }

  /** The same at another place among scripts and sessions. */
  public Job withScript(ScriptLinks value) {
    return new Job(
        request,
        state,
        creationTime,
        startTime,
        endTime,
        errors,
        failed,
        statistics,
        destination,
        value);
  }
}
