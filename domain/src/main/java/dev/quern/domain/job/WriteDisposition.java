package dev.quern.domain.job;

/** What becomes of the rows a destination table already has. */
public enum WriteDisposition {
  /** The new rows replace rows, schema and all. */
  WRITE_TRUNCATE,
  /** The new rows replace the rows; the schema stays. */
  WRITE_TRUNCATE_DATA,
  /** The new rows are added. */
  WRITE_APPEND,
  /** There must be none. */
  WRITE_EMPTY
}
