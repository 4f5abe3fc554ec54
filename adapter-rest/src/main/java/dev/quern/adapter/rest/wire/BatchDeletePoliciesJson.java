package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code BatchDeleteRowAccessPoliciesRequest}. */
public record BatchDeletePoliciesJson(
    @Nullable List<@Nullable String> policyIds, @Nullable Boolean force) {}
