package dev.quern.domain.job;

/** How far a job is. */
public enum JobState {
  PENDING,
  RUNNING,
  DONE
}
