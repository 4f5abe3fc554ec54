package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST resource {@code RowAccessPolicy}; grantees are only taken in. */
public record RowAccessPolicyJson(
    @Nullable String etag,
    @Nullable RowAccessPolicyReferenceJson rowAccessPolicyReference,
    @Nullable String filterPredicate,
    @Nullable String creationTime,
    @Nullable String lastModifiedTime,
    @Nullable List<@Nullable String> grantees) {}
