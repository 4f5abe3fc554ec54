package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code JobCreationReason}. */
public record JobCreationReasonJson(@Nullable String code) {}
