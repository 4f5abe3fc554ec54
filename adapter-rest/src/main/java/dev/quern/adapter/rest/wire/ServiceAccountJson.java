package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code GetServiceAccountResponse}. */
public record ServiceAccountJson(@Nullable String kind, @Nullable String email) {}
