package dev.quern.domain.job;

import dev.quern.domain.access.Principal;
import dev.quern.domain.reference.JobReference;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A job to be run.
 *
 * @param reference its name
 * @param task what it does
 * @param caller who asks
 * @param dryRun whether it is only checked
 * @param timeout after how long it is stopped
 * @param labels labels
 * @param configuration its configuration as JSON of the REST type {@code JobConfiguration}, which
 *     is shown to clients as they sent it
 */
public record JobRequest(
    JobReference reference,
    JobTask task,
    Principal caller,
    boolean dryRun,
    Optional<Duration> timeout,
    Map<String, String> labels,
    String configuration) {

  public JobRequest {
    labels = Map.copyOf(labels);
  }

  /** The e-mail address of who asks. */
  public String userEmail() {
    return caller.email();
  }
}
