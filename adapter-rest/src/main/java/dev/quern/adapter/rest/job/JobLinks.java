package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.http.Links;
import dev.quern.domain.job.Job;

/** Addresses of jobs. */
public final class JobLinks {

  private JobLinks() {}

  /** The address of a job's resource. */
  public static String of(Job job) {
    return Links.self(
        "/projects/"
            + job.reference().projectId()
            + "/jobs/"
            + job.reference().jobId()
            + "?location="
            + job.reference().location());
  }
}
