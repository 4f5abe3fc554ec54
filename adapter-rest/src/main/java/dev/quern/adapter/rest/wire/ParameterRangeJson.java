package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code RangeValue}. */
public record ParameterRangeJson(
    @Nullable ParameterValueJson start, @Nullable ParameterValueJson end) {}
