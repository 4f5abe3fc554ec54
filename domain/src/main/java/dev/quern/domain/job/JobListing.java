package dev.quern.domain.job;

import java.util.List;

/** Tells of the jobs there are. */
@FunctionalInterface
public interface JobListing {

  /** The remembered jobs of a project, newest first. */
  List<Job> jobs(String projectId);
}
