package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code RoutineReference}. */
public record RoutineReferenceJson(
    @Nullable String projectId, @Nullable String datasetId, @Nullable String routineId) {}
