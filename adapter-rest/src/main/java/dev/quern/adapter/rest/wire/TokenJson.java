package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** The answer of the OAuth token endpoint. */
public record TokenJson(
    @Nullable String access_token,
    @Nullable String token_type,
    @Nullable Integer expires_in,
    @Nullable String id_token,
    @Nullable String scope) {}
