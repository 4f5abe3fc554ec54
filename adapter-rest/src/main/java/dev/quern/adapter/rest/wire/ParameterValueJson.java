package dev.quern.adapter.rest.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REST type {@code QueryParameterValue}. */
public record ParameterValueJson(
    @Nullable String value,
    @Nullable List<ParameterValueJson> arrayValues,
    @Nullable Map<String, ParameterValueJson> structValues,
    @Nullable ParameterRangeJson rangeValue) {}
