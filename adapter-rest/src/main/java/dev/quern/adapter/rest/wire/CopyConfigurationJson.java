package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobConfigurationTableCopy}. */
public record CopyConfigurationJson(
    @Nullable TableReferenceJson sourceTable,
    @Nullable List<TableReferenceJson> sourceTables,
    @Nullable TableReferenceJson destinationTable,
    @Nullable String createDisposition,
    @Nullable String writeDisposition,
    @Nullable String operationType) {}
