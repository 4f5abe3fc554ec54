package dev.quern.adapter.rest.wire;

/** REST type {@code RowLevelSecurityStatistics}. */
public record RowSecurityJson(boolean rowLevelSecurityApplied) {}
