package dev.quern.adapter.rest.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** REST type {@code QueryParameterValue}. */
public record ParameterValueJson(
    @JsonDeserialize(using = ScalarTextReader.class) @Nullable String value,
    @Nullable List<ParameterValueJson> arrayValues,
    @Nullable Map<String, ParameterValueJson> structValues,
    @Nullable ParameterRangeJson rangeValue) {}
