package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** REST type {@code JobConfigurationLoad}. */
public record LoadConfigurationJson(
    @Nullable List<String> sourceUris,
    @Nullable TableSchemaJson schema,
    @Nullable String schemaInline,
    @Nullable String schemaInlineFormat,
    @Nullable TableReferenceJson destinationTable,
    @Nullable DestinationPropertiesJson destinationTableProperties,
    @Nullable JsonNode destinationEncryptionConfiguration,
    @Nullable String createDisposition,
    @Nullable String writeDisposition,
    @Nullable String nullMarker,
    @Nullable List<String> nullMarkers,
    @Nullable String fieldDelimiter,
    @Nullable Integer skipLeadingRows,
    @Nullable String encoding,
    @Nullable String quote,
    @Nullable Integer maxBadRecords,
    @Nullable Boolean allowQuotedNewlines,
    @Nullable String sourceFormat,
    @Nullable Boolean allowJaggedRows,
    @Nullable Boolean ignoreUnknownValues,
    @Nullable Boolean autodetect,
    @Nullable List<String> schemaUpdateOptions,
    @Nullable TimePartitioningJson timePartitioning,
    @Nullable RangePartitioningJson rangePartitioning,
    @Nullable ClusteringJson clustering,
    @Nullable Boolean preserveAsciiControlCharacters,
    @Nullable Boolean useAvroLogicalTypes,
    @Nullable HivePartitioningJson hivePartitioningOptions,
    @Nullable ObjectNode parquetOptions,
    @Nullable String jsonExtension,
    @Nullable List<String> projectionFields,
    @Nullable List<String> decimalTargetTypes,
    @Nullable String referenceFileSchemaUri,
    @Nullable String fileSetSpecType,
    @Nullable String columnNameCharacterMap,
    @Nullable String sourceColumnMatch,
    @Nullable String timeZone,
    @Nullable String dateFormat,
    @Nullable String datetimeFormat,
    @Nullable String timeFormat,
    @Nullable String timestampFormat,
    @Nullable List<Integer> timestampTargetPrecision,
    @Nullable Boolean copyFilesOnly,
    @Nullable Boolean createSession,
    @Nullable List<ConnectionPropertyJson> connectionProperties) {}
