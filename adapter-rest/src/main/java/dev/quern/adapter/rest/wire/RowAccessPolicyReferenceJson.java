package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code RowAccessPolicyReference}. */
public record RowAccessPolicyReferenceJson(
    @Nullable String projectId,
    @Nullable String datasetId,
    @Nullable String tableId,
    @Nullable String policyId) {}
