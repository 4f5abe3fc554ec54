package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.JobRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.job.Job;
import dev.quern.jobs.JobService;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs that requests name, if their senders may do with them what they want. */
@Component
final class KnownJobs {

  private final JobService jobs;
  private final JobLocations locations;
  private final Caller caller;
  private final AccessRules rules;

  KnownJobs(JobService jobs, JobLocations locations, Caller caller, AccessRules rules) {
    this.jobs = jobs;
    this.locations = locations;
    this.caller = caller;
    this.rules = rules;
  }

  /** What is named of a job. */
  record Name(String project, String job, @Nullable String location) {}

  /**
   * The job of a name.
   *
   * @throws dev.quern.domain.error.BigQueryException {@code notFound}, {@code accessDenied}
   */
  Job require(Name name, Permission permission, HttpServletRequest request) {
    Job found = locations.require(jobs.get(name.project, name.job), name.location);
    rights(request).require(permission, found.reference(), found.request().userEmail());
    return found;
  }

  /** What the sender of a request may do with jobs. */
  JobRights rights(HttpServletRequest request) {
    return rules.ofJobs(caller.principal(request));
  }
}
