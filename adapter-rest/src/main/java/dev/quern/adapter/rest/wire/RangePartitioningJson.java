package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code RangePartitioning}. */
public record RangePartitioningJson(@Nullable String field, @Nullable RangeJson range) {}
