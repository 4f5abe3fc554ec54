package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code DataFormatOptions}. */
public record FormatOptionsJson(
    @Nullable Boolean useInt64Timestamp, @Nullable String timestampOutputFormat) {}
