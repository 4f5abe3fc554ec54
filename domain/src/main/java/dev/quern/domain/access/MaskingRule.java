package dev.quern.domain.access;

/**
 * What a caller sees in place of a column's values. In order of precedence: of several rules the
 * first counts. Source: "Introduction to data masking", masking rules.
 */
public enum MaskingRule {
  /** The hash, in base 64 for STRING. */
  SHA256,
  /** {@code XXXXX@example.com}. */
  EMAIL_MASK,
  /** {@code XXXXX} and the last four characters. */
  LAST_FOUR_CHARACTERS,
  /** The first four characters and {@code XXXXX}. */
  FIRST_FOUR_CHARACTERS,
  /** The beginning of the year. */
  DATE_YEAR_MASK,
  /** The same value for all rows: empty, zero, FALSE, 1970-01-01. */
  DEFAULT_MASKING_VALUE,
  /** NULL. */
  ALWAYS_NULL
}
