package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code ErrorProto}. */
public record ErrorProtoJson(
    @Nullable String reason,
    @Nullable String location,
    @Nullable String debugInfo,
    @Nullable String message) {}
