package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code ViewDefinition}. */
public record ViewJson(
    @Nullable String query,
    @Nullable Boolean useLegacySql,
    @Nullable JsonNode userDefinedFunctionResources,
    @Nullable JsonNode useExplicitColumnNames,
    @Nullable JsonNode privacyPolicy,
    @Nullable JsonNode foreignDefinitions) {}
