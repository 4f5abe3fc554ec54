package dev.quern.domain.access;

/** What a caller sees of a column. */
public sealed interface ColumnAccess {

  /** The values. */
  record Full() implements ColumnAccess {}

  /** Something in their place. */
  record Masked(MaskingRule rule) implements ColumnAccess {}

  /** Nothing, because of a policy tag. */
  record Denied(String policyTag) implements ColumnAccess {}
}
