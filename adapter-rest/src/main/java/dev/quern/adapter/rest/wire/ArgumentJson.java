package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code Argument}. */
public record ArgumentJson(
    @Nullable String name,
    @Nullable String argumentKind,
    @Nullable String mode,
    @Nullable TypeJson dataType,
    @Nullable Boolean isAggregate) {}
