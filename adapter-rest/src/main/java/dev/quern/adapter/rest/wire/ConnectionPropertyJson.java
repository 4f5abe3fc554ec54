package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code ConnectionProperty}. */
public record ConnectionPropertyJson(@Nullable String key, @Nullable String value) {}
