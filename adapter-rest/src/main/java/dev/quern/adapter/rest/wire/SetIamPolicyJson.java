package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code SetIamPolicyRequest}. */
public record SetIamPolicyJson(@Nullable IamPolicyJson policy, @Nullable String updateMask) {}
