package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code HivePartitioningOptions}. */
public record HivePartitioningJson(
    @Nullable String mode,
    @Nullable String sourceUriPrefix,
    @Nullable Boolean requirePartitionFilter,
    @Nullable List<String> fields) {}
