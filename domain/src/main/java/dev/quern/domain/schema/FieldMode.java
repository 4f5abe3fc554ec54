package dev.quern.domain.schema;

/** How many values a field holds: at most one, exactly one, or an array of them. */
public enum FieldMode {
  NULLABLE,
  REQUIRED,
  REPEATED
}
