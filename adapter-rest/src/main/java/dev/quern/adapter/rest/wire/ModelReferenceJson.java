package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code ModelReference}. */
public record ModelReferenceJson(
    @Nullable String projectId, @Nullable String datasetId, @Nullable String modelId) {}
