package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatistics}. */
public record JobStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long startTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long endTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesProcessed,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalSlotMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long finalExecutionDurationMs,
    @Nullable QueryStatisticsJson query,
    @Nullable LoadStatisticsJson load,
    @Nullable CopyStatisticsJson copy,
    @Nullable ExtractStatisticsJson extract,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numChildJobs,
    @Nullable String parentJobId,
    @Nullable ScriptStatisticsJson scriptStatistics,
    @Nullable SessionInfoJson sessionInfo,
    @Nullable TransactionInfoJson transactionInfo,
    @Nullable RowSecurityJson rowLevelSecurityStatistics,
    @Nullable DataMaskingJson dataMaskingStatistics,
    @Nullable Double completionRatio,
    @JsonProperty("reservation_id") @Nullable String reservationId) {}
