package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatistics}. */
public record JobStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long startTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long endTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesProcessed,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalSlotMs,
    @Nullable QueryStatisticsJson query,
    @Nullable LoadStatisticsJson load,
    @Nullable CopyStatisticsJson copy,
    @Nullable ExtractStatisticsJson extract,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numChildJobs,
    @Nullable String parentJobId,
    @Nullable ScriptStatisticsJson scriptStatistics,
    @Nullable SessionInfoJson sessionInfo) {}
