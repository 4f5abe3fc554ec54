package dev.quern.jobs.archive;

import dev.quern.domain.access.Principal;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobState;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.ScriptLinks;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is kept of an ended job. */
record StoredJob(
    JobReference reference,
    String type,
    Optional<String> sql,
    String caller,
    Map<String, String> labels,
    String configuration,
    long creationTime,
    OptionalLong startTime,
    OptionalLong endTime,
    List<BigQueryError> errors,
    boolean failed,
    JobStatistics statistics,
    Optional<TableReference> destination,
    ScriptLinks script) {

  StoredJob {
    labels = Map.copyOf(labels);
    errors = List.copyOf(errors);
  }

  static StoredJob of(Job job) {
    JobRequest request = job.request();
    return new StoredJob(
        request.reference(),
        request.task().type(),
        request.task().sql(),
        request.userEmail(),
        request.labels(),
        request.configuration(),
        job.creationTime(),
        job.startTime(),
        job.endTime(),
        job.errors(),
        job.failed(),
        job.statistics(),
        job.destination(),
        job.script());
  }

  Job toJob() {
    JobRequest request =
        new JobRequest(
            reference,
            new JobTask.Archived(type, sql),
            Principal.of(caller),
            false,
            Optional.empty(),
            labels,
            configuration);
    return new Job(
        request,
        JobState.DONE,
        creationTime,
        startTime,
        endTime,
        errors,
        failed,
        statistics,
        destination,
        script);
  }
}
