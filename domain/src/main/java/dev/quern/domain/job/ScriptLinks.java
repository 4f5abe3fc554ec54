package dev.quern.domain.job;

import dev.quern.domain.reference.JobReference;
import dev.quern.domain.statement.ScriptStep;
import java.util.List;
import java.util.Optional;

/**
 * How a job hangs together with others: a script has a child job per statement; jobs of a session
 * name it. Source: REST resource Job, {@code statistics.parentJobId}, {@code numChildJobs}, {@code
 * scriptStatistics}, {@code sessionInfo}.
 *
 * @param parent the script that a child belongs to
 * @param frames where in the script a child's statement stands, the innermost frame first
 * @param childJobs how many children a script has
 * @param sessionId the session
 * @param kind what a child is of its script
 */
public record ScriptLinks(
    Optional<JobReference> parent,
    List<ScriptStep.Frame> frames,
    long childJobs,
    Optional<String> sessionId,
    Optional<ScriptStep.Kind> kind) {

  /** A job by itself. */
  public static final ScriptLinks NONE =
      new ScriptLinks(Optional.empty(), List.of(), 0, Optional.empty(), Optional.empty());

  public ScriptLinks {
    frames = List.copyOf(frames);
  }

  /**
   * The id of the job of a statement.
   *
   * @param scriptJobId the id of its script's job
   * @param number which of its statements it is, from 1
   */
  public static String childJobId(String scriptJobId, long number) {
    return "script_job_" + scriptJobId + "_" + number;
  }

  /** A child of a script. */
  public static ScriptLinks child(
      JobReference parent, List<ScriptStep.Frame> frames, ScriptStep.Kind kind) {
    return new ScriptLinks(Optional.of(parent), frames, 0, Optional.empty(), Optional.of(kind));
  }

  /** The same with one more child. */
  public ScriptLinks withChild() {
    return new ScriptLinks(parent, frames, childJobs + 1, sessionId, kind);
  }

  /** The same in a session. */
  public ScriptLinks inSession(Optional<String> id) {
    return new ScriptLinks(parent, frames, childJobs, id, kind);
  }
}
