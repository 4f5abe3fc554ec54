package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code ProjectReference}. */
public record ProjectReferenceJson(@Nullable String projectId) {}
