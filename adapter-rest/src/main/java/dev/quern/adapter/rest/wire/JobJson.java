package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** REST resource {@code Job}; the configuration is kept as it came. */
public record JobJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable String id,
    @Nullable String selfLink,
    @Nullable String user_email,
    @Nullable ObjectNode configuration,
    @Nullable JobReferenceJson jobReference,
    @Nullable JobStatisticsJson statistics,
    @Nullable JobStatusJson status,
    @Nullable String principal_subject,
    @Nullable JobCreationReasonJson jobCreationReason) {}
