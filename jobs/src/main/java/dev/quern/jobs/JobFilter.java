package dev.quern.jobs;

import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobState;
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
 */
public record JobFilter(
    String projectId,
    Set<JobState> states,
    OptionalLong minCreationTime,
    OptionalLong maxCreationTime,
    Optional<String> userEmail) {

  public JobFilter {
    states = Set.copyOf(states);
  }

  boolean accepts(Job job) {
    return job.reference().projectId().equals(projectId)
        && (states.isEmpty() || states.contains(job.state()))
        && job.creationTime() >= minCreationTime.orElse(Long.MIN_VALUE)
        && job.creationTime() <= maxCreationTime.orElse(Long.MAX_VALUE)
        && userEmail.map(job.request().userEmail()::equals).orElse(true);
  }
}
