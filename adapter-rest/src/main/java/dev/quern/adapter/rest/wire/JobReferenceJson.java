package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code JobReference}. */
public record JobReferenceJson(
    @Nullable String projectId, @Nullable String jobId, @Nullable String location) {}
