package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code ListRowAccessPoliciesResponse}. */
public record RowAccessPolicyListJson(
    @Nullable List<RowAccessPolicyJson> rowAccessPolicies, @Nullable String nextPageToken) {}
