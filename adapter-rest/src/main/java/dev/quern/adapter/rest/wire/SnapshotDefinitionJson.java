package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code SnapshotDefinition}. */
public record SnapshotDefinitionJson(
    @Nullable TableReferenceJson baseTableReference, @Nullable String snapshotTime) {}
