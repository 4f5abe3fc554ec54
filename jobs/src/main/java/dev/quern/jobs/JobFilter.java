package dev.quern.jobs;

import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobState;
import dev.quern.domain.reference.JobReference;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which jobs a list shows.
 *
 * @param projectId those of this project
 * @param states those in one of these states; all when empty
 * @param minCreationTime those created at or after this time, milliseconds since the epoch
 * @param maxCreationTime those created at or before this time
 * @param userEmail those of this caller
 * @param family which of scripts and their children
 */
public record JobFilter(
    String projectId,
    Set<JobState> states,
    OptionalLong minCreationTime,
    OptionalLong maxCreationTime,
    Optional<String> userEmail,
    Family family) {

  public JobFilter {
    states = Set.copyOf(states);
  }

  boolean accepts(Job job) {
    return job.reference().projectId().equals(projectId)
        && (states.isEmpty() || states.contains(job.state()))
        && job.creationTime() >= minCreationTime.orElse(Long.MIN_VALUE)
        && job.creationTime() <= maxCreationTime.orElse(Long.MAX_VALUE)
        && isOf(job.script().parent().map(JobReference::jobId))
        && userEmail.map(job.request().userEmail()::equals).orElse(true);
  }

  private boolean isOf(Optional<String> parent) {
    return switch (family) {
      case Family.All _ -> true;
      case Family.TopLevel _ -> parent.isEmpty();
      case Family.ChildrenOf(String jobId) -> parent.filter(jobId::equals).isPresent();
    };
  }

  /** Which of scripts and the jobs of their statements. */
  public sealed interface Family {

    /** All jobs. */
    record All() implements Family {}

    /** Jobs that are no children. */
    record TopLevel() implements Family {}

    /** The children of a script. */
    record ChildrenOf(String jobId) implements Family {}
  }
}
