package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code QueryParameterType}. */
public record ParameterTypeJson(
    @Nullable String type,
    @Nullable ParameterTypeJson arrayType,
    @Nullable List<ParameterFieldJson> structTypes,
    @Nullable ParameterTypeJson rangeElementType) {}
