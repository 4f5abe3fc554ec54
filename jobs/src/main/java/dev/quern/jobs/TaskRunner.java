package dev.quern.jobs;

import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.statement.Cancellation;

/**
 * Does the work of one kind of job.
 *
 * @param <T> the kind
 */
@FunctionalInterface
public interface TaskRunner<T extends JobTask> {

  /**
   * Does the work, on a thread of its own.
   *
   * @param task what to do
   * @param request the job it belongs to
   * @param cancellation stops it
   * @throws dev.quern.domain.error.BigQueryException why the job fails
   */
  TaskResult run(T task, JobRequest request, Cancellation cancellation);
}
