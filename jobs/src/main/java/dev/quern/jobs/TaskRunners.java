package dev.quern.jobs;

import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.statement.Cancellation;

/**
 * Who does what.
 *
 * @param query runs queries
 * @param load loads files
 * @param copy copies tables
 * @param extract writes files
 * @param rights what callers may write
 */
public record TaskRunners(
    TaskRunner<JobTask.Query> query,
    TaskRunner<JobTask.Load> load,
    TaskRunner<JobTask.Copy> copy,
    TaskRunner<JobTask.Extract> extract,
    DestinationRights rights) {

  TaskResult run(JobRequest request, Cancellation cancellation) {
    rights.require(request);
    return switch (request.task()) {
      case JobTask.Query task -> query.run(task, request, cancellation);
      case JobTask.Load task -> load.run(task, request, cancellation);
      case JobTask.Copy task -> copy.run(task, request, cancellation);
      case JobTask.Extract task -> extract.run(task, request, cancellation);
      case JobTask.Archived _ -> throw new IllegalStateException("a job of the past");
    };
  }
}
