package dev.quern.adapter.rest.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REST type {@code DestinationTableProperties}. */
public record DestinationPropertiesJson(
    @Nullable String friendlyName,
    @Nullable String description,
    @Nullable Map<String, String> labels,
    @Nullable String expirationTime) {}
