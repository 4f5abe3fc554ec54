package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatus}. */
public record JobStatusJson(
    @Nullable ErrorProtoJson errorResult,
    @Nullable List<ErrorProtoJson> errors,
    @Nullable String state) {}
