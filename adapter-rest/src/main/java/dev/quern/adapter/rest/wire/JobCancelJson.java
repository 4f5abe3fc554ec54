package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code JobCancelResponse}. */
public record JobCancelJson(@Nullable String kind, @Nullable JobJson job) {}
