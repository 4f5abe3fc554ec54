package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST resource {@code Model}. Fields without a component of their own are in {@code stored}. */
public record ModelJson(
    @Nullable String etag,
    @Nullable ModelReferenceJson modelReference,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long lastModifiedTime,
    @Nullable String description,
    @Nullable String friendlyName,
    @Nullable Map<String, String> labels,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long expirationTime,
    @Nullable String location,
    @Nullable String modelType,
    @JsonAnySetter @JsonAnyGetter @Nullable Map<String, JsonNode> stored) {}
