package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code StandardSqlDataType}. */
public record TypeJson(
    @Nullable String typeKind,
    @Nullable TypeJson arrayElementType,
    @Nullable StructTypeJson structType,
    @Nullable TypeJson rangeElementType) {}
