package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** The type of a RANGE field's bounds. */
public record RangeElementTypeJson(@Nullable String type) {}
