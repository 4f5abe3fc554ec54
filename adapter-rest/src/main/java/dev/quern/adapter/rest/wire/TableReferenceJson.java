package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code TableReference}. */
public record TableReferenceJson(
    @Nullable String projectId, @Nullable String datasetId, @Nullable String tableId) {}
