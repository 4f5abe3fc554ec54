package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A job in a {@code JobList}. */
public record JobListItemJson(
    @Nullable String id,
    @Nullable String kind,
    @Nullable JobReferenceJson jobReference,
    @Nullable String state,
    @Nullable JobStatisticsJson statistics,
    @Nullable ObjectNode configuration,
    @Nullable JobStatusJson status,
    @Nullable ErrorProtoJson errorResult,
    @Nullable String user_email,
    @Nullable String principal_subject) {}
