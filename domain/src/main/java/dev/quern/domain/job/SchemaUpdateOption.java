package dev.quern.domain.job;

/** How a job may change its destination's schema. */
public enum SchemaUpdateOption {
  ALLOW_FIELD_ADDITION,
  ALLOW_FIELD_RELAXATION
}
