package dev.quern.adapter.rest.wire;

/** REST type {@code DataMaskingStatistics}. */
public record DataMaskingJson(boolean dataMaskingApplied) {}
