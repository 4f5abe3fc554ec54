package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code ViewDefinition}. */
public record ViewJson(
    @Nullable String query,
    @Nullable Boolean useLegacySql,
    @Nullable List<JsonNode> userDefinedFunctionResources,
    @Nullable Boolean useExplicitColumnNames,
    @Nullable JsonNode privacyPolicy,
    @Nullable List<JsonNode> foreignDefinitions) {}
