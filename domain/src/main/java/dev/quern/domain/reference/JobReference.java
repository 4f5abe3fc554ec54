package dev.quern.domain.reference;

/**
 * The full name of a job.
 *
 * @param projectId the project that owns the job
 * @param jobId the job's id, given by the client or made by the server
 * @param location where it runs, for example {@code US}
 */
public record JobReference(String projectId, String jobId, String location) {

  /** {@code project:location.job}, as REST resources write it. */
  @Override
  public String toString() {
    return projectId + ":" + location + "." + jobId;
  }
}
