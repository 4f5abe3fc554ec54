package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatistics5}. */
public record CopyStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long copiedRows,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long copiedLogicalBytes) {}
