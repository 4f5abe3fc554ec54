package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code QueryParameter}. */
public record QueryParameterJson(
    @Nullable String name,
    @Nullable ParameterTypeJson parameterType,
    @Nullable ParameterValueJson parameterValue) {}
