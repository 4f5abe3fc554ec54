package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;

/** REST type {@code QueryTimelineSample}. */
public record TimelineJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long elapsedMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long totalSlotMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long pendingUnits,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long completedUnits,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long activeUnits) {}
