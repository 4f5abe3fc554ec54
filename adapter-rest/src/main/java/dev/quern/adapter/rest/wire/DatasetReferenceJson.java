package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code DatasetReference}. */
public record DatasetReferenceJson(@Nullable String projectId, @Nullable String datasetId) {}
