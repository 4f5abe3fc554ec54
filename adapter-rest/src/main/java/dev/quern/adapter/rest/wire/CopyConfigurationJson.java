package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code JobConfigurationTableCopy}. */
public record CopyConfigurationJson(
    @Nullable TableReferenceJson sourceTable,
    @Nullable List<TableReferenceJson> sourceTables,
    @Nullable TableReferenceJson destinationTable,
    @Nullable String createDisposition,
    @Nullable String writeDisposition,
    @Nullable String operationType,
    @Nullable String destinationExpirationTime,
    @Nullable JsonNode destinationEncryptionConfiguration) {}
