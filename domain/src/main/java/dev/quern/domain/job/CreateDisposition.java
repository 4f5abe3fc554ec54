package dev.quern.domain.job;

/** Whether a destination table is made when there is none. */
public enum CreateDisposition {
  CREATE_IF_NEEDED,
  CREATE_NEVER
}
