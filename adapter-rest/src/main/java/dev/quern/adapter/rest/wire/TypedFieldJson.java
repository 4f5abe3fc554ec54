package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code StandardSqlField}. */
public record TypedFieldJson(@Nullable String name, @Nullable TypeJson type) {}
