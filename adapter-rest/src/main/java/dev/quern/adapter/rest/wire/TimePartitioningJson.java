package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** REST type {@code TimePartitioning}. */
public record TimePartitioningJson(
    @Nullable String type,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long expirationMs,
    @Nullable String field,
    @Nullable Boolean requirePartitionFilter) {}
