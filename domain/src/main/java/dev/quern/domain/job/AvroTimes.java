package dev.quern.domain.job;

/** How Avro files hold dates and times. Source: "Export table data", Avro export details. */
public enum AvroTimes {
  /** All as logical types. */
  LOGICAL,
  /** TIMESTAMP as a logical type, DATE, TIME and DATETIME as text. */
  LOGICAL_TIMESTAMPS,
  /** All as text. */
  TEXT
}
