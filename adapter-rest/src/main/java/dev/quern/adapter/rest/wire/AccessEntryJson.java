package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code Dataset.access}: what values its entries have. They are kept as they come. */
public record AccessEntryJson(
    @Nullable String role,
    @Nullable String userByEmail,
    @Nullable String groupByEmail,
    @Nullable String domain,
    @Nullable String specialGroup,
    @Nullable String iamMember,
    @Nullable TableReferenceJson view,
    @Nullable RoutineReferenceJson routine,
    @Nullable SharedDatasetJson dataset,
    @Nullable ConditionJson condition) {

  /** REST type {@code DatasetAccessEntry}, but for its target types. */
  public record SharedDatasetJson(@Nullable DatasetReferenceJson dataset) {}

  /** REST type {@code Expr}. */
  public record ConditionJson(
      @Nullable String expression,
      @Nullable String title,
      @Nullable String description,
      @Nullable String location) {}
}
