package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** REST type {@code ExportDataStatistics}. */
public record ExportDataStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long fileCount,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long rowCount) {}
