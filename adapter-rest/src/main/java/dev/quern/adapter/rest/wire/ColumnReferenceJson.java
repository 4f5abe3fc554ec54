package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** A pair of columns of a foreign key. */
public record ColumnReferenceJson(
    @Nullable String referencingColumn, @Nullable String referencedColumn) {}
