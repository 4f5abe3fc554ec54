package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code TableFieldSchema}. */
public record TableFieldSchemaJson(
    @Nullable String name,
    @Nullable String type,
    @Nullable String mode,
    @Nullable List<TableFieldSchemaJson> fields,
    @Nullable String description,
    @Nullable PolicyTagsJson policyTags,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long maxLength,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long precision,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long scale,
    @Nullable String collation,
    @Nullable String defaultValueExpression,
    @Nullable String roundingMode,
    @Nullable RangeElementTypeJson rangeElementType,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long timestampPrecision,
    @JsonAnySetter @JsonAnyGetter @Nullable Map<String, JsonNode> others) {}
