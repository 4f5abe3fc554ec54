package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatistics4}. */
public record ExtractStatisticsJson(
    @Nullable List<String> destinationUriFileCounts,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long inputBytes,
    @Nullable List<TimelineJson> timeline) {}
