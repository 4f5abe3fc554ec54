package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatistics3}. */
public record LoadStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long inputFiles,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long inputFileBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long outputRows,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long outputBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long badRecords,
    @Nullable List<TimelineJson> timeline) {}
