package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code MaterializedViewDefinition}. */
public record MaterializedViewJson(
    @Nullable String query,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long lastRefreshTime,
    @Nullable Boolean enableRefresh,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long refreshIntervalMs,
    @Nullable JsonNode maxStaleness,
    @Nullable JsonNode allowNonIncrementalDefinition) {}
