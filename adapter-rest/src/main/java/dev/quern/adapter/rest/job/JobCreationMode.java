package dev.quern.adapter.rest.job;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query must come with a job. Source: REST type {@code QueryRequest}, {@code
 * jobCreationMode}.
 */
enum JobCreationMode {
  /** As {@link #JOB_CREATION_REQUIRED}, though the response names the query too. */
  JOB_CREATION_MODE_UNSPECIFIED,
  /** The response names the job. */
  JOB_CREATION_REQUIRED,
  /** The response names the job only when there is something to ask of it. */
  JOB_CREATION_OPTIONAL;

  static JobCreationMode of(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return JOB_CREATION_MODE_UNSPECIFIED;
    }
    for (JobCreationMode mode : values()) {
      if (mode.name().equals(name)) {
        return mode;
      }
    }
    throw new BigQueryException(
        ErrorReason.INVALID,
        "jobCreationMode",
        "Invalid value for jobCreationMode: " + name + " is not a valid value");
  }

  /** Whether the response to a query without job names the query instead. */
  boolean namesQuery() {
    return this != JOB_CREATION_REQUIRED;
  }

  /** Whether a query that ended in time, outside of a session, needs no job. */
  boolean mayDoWithoutJob() {
    return this == JOB_CREATION_OPTIONAL;
  }
}
