package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** The ranges of a {@code RangePartitioning}. */
public record RangeJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long start,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long end,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long interval) {}
