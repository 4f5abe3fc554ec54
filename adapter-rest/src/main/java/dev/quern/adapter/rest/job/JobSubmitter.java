package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.WireReader;
import dev.quern.adapter.rest.mapping.JobRequests;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.JobConfigurationJson;
import dev.quern.adapter.rest.wire.JobJson;
import dev.quern.adapter.rest.wire.JobReferenceJson;
import dev.quern.catalog.rules.Identifiers;
import dev.quern.catalog.rules.Labels;
import dev.quern.domain.access.Principal;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.JobReference;
import dev.quern.jobs.JobService;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns job resources into jobs. */
@Component
public final class JobSubmitter {

  private final JobService jobs;
  private final WireReader reader;
  private final Caller caller;
  private final JobLocations locations;

  JobSubmitter(JobService jobs, WireReader reader, Caller caller, JobLocations locations) {
    this.jobs = jobs;
    this.reader = reader;
    this.caller = caller;
    this.locations = locations;
  }

  /**
   * Submits the job a resource describes; does a dry run at once.
   *
   * @param upload the file that came with it, which is the job's to delete
   */
  public Job submit(
      String project, JobJson json, Optional<Path> upload, HttpServletRequest request) {
    Identifiers.requireProject(project);
    ObjectNode configuration = References.required(json.configuration(), "configuration");
    JobReferenceJson reference = json.jobReference();
    if (reference != null) {
      References.requireSame(reference.projectId(), project, "jobReference.projectId");
    }
    JobRequest job =
        request(
            project,
            reference == null ? null : reference.jobId(),
            reference == null ? null : reference.location(),
            reader.read(configuration, JobConfigurationJson.class),
            configuration.deepCopy(),
            upload,
            request);
    return job.dryRun() ? jobs.dryRun(job) : jobs.submit(job);
  }

  /** Accepts the place where a job is to run, before its file has come. */
  public void requirePlace(String project, JobJson json) {
    JobReferenceJson reference = json.jobReference();
    var _ =
        locations.choose(
            project,
            reader.read(
                References.required(json.configuration(), "configuration"),
                JobConfigurationJson.class),
            Optionals.wrap(reference == null ? null : reference.location()));
  }

  /** The job that a configuration describes, with an id of the server's making. */
  JobRequest request(
      String project,
      @Nullable String location,
      JobConfigurationJson configuration,
      HttpServletRequest request) {
    return request(
        project,
        null,
        location,
        configuration,
        reader.tree(configuration),
        Optional.empty(),
        request);
  }

  /**
   * The job that a configuration describes.
   *
   * @param shown the same as a tree, with all that the client said; is changed
   */
  private JobRequest request(
      String project,
      @Nullable String jobId,
      @Nullable String location,
      JobConfigurationJson read,
      ObjectNode shown,
      Optional<Path> upload,
      HttpServletRequest request) {
    JobLocations.Choice where = locations.choose(project, read, Optionals.wrap(location));
    Principal principal = caller.principal(request);
    JobTask task =
        JobRequests.task(
            read,
            new JobRequests.Surroundings(project, where.location(), where.pinned(), principal),
            upload);
    Labels.require(Optionals.orEmpty(read.labels()));
    shown.put("jobType", task.type());
    if (shown.get("query") instanceof ObjectNode query) {
      query.put(
          "priority", query.has("priority") ? query.get("priority").asString() : "INTERACTIVE");
      if (!query.path("useLegacySql").asBoolean(false)) {
        query.put("useLegacySql", false);
      }
    }
    return new JobRequest(
        new JobReference(project, JobIds.of(jobId), where.location()),
        task,
        principal,
        Optionals.isTrue(read.dryRun()),
        Optional.ofNullable(read.jobTimeoutMs()).filter(ms -> ms > 0).map(Duration::ofMillis),
        Optionals.orEmpty(read.labels()),
        shown.toString());
  }
}
