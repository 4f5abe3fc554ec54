package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** A field of a STRUCT in {@code QueryParameterType}. */
public record ParameterFieldJson(
    @Nullable String name, @Nullable ParameterTypeJson type, @Nullable String description) {}
