package dev.quern.domain.access;

import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.TableReference;

/**
 * What somebody may do with jobs and what they gave: everything with his own; with those of others
 * what his basic role of the project allows. Source: "Basic roles and permissions", "Using cached
 * query results", anonymous datasets.
 *
 * @param caller who asks
 * @param rules by which rules
 */
public record JobRights(Principal caller, AccessRules rules) {

  /**
   * Whether something is allowed with a job.
   *
   * @param user the e-mail address of who runs the job
   */
  public boolean allows(Permission permission, String user) {
    return caller.email().equalsIgnoreCase(user)
        || rules.datasets().hasBasicRole(caller, permission.least());
  }

  /** Refuses what is not allowed with a job. */
  public void require(Permission permission, JobReference job, String user) {
    if (!allows(permission, user)) {
      throw CallerRights.denied(
          permission, "Job", "%s:%s.%s".formatted(job.projectId(), job.location(), job.jobId()));
    }
  }

  /**
   * Refuses the rows a job gave to all but its user and the owners of the project.
   *
   * @param table where they lie
   */
  public void requireRows(TableReference table, String user) {
    if (!caller.email().equalsIgnoreCase(user)
        && !rules.datasets().hasBasicRole(caller, DatasetRole.OWNER)) {
      throw CallerRights.denied(Permission.GET_DATA, "Table", table.toString());
    }
  }
}
