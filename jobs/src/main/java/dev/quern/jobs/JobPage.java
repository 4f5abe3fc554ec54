package dev.quern.jobs;

import dev.quern.domain.job.Job;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list of jobs, the newest first.
 *
 * @param jobs the jobs
 * @param next what to ask the next page with; empty at the end
 */
public record JobPage(List<Job> jobs, OptionalLong next) {

  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
