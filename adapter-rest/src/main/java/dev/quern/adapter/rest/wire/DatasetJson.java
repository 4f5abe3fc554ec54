package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST resource {@code Dataset}. Fields without a component of their own are in {@code stored}. */
public record DatasetJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable String id,
    @Nullable String selfLink,
    @Nullable DatasetReferenceJson datasetReference,
    @Nullable String friendlyName,
    @Nullable String description,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long defaultTableExpirationMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long defaultPartitionExpirationMs,
    @Nullable Map<String, String> labels,
    @Nullable List<JsonNode> access,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long lastModifiedTime,
    @Nullable String location,
    @Nullable String type,
    @Nullable String defaultCollation,
    @Nullable String defaultRoundingMode,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long maxTimeTravelHours,
    @Nullable String storageBillingModel,
    @Nullable Boolean isCaseInsensitive,
    @JsonAnySetter @JsonAnyGetter @Nullable Map<String, JsonNode> stored) {}
