package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST resource {@code Routine}. Fields without a component of their own are in {@code stored}. */
public record RoutineJson(
    @Nullable String etag,
    @Nullable RoutineReferenceJson routineReference,
    @Nullable String routineType,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long lastModifiedTime,
    @Nullable String language,
    @Nullable List<ArgumentJson> arguments,
    @Nullable TypeJson returnType,
    @Nullable TableTypeJson returnTableType,
    @Nullable String definitionBody,
    @Nullable String description,
    @JsonAnySetter @JsonAnyGetter @Nullable Map<String, JsonNode> stored) {}
