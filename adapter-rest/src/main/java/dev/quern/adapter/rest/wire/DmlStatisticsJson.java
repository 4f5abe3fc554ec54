package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** REST type {@code DmlStatistics}. */
public record DmlStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long insertedRowCount,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long deletedRowCount,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long updatedRowCount,
    @Nullable String dmlMode,
    @Nullable String fineGrainedDmlUnusedReason) {}
