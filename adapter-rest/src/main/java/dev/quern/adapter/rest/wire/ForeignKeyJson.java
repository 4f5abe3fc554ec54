package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign key of {@code TableConstraints}. */
public record ForeignKeyJson(
    @Nullable String name,
    @Nullable TableReferenceJson referencedTable,
    @Nullable List<ColumnReferenceJson> columnReferences) {}
