package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** A project in a {@code ProjectList}. */
public record ProjectJson(
    @Nullable String kind,
    @Nullable String id,
    @Nullable String numericId,
    @Nullable ProjectReferenceJson projectReference,
    @Nullable String friendlyName) {}
