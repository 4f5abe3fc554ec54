package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobConfigurationLoad}. */
public record LoadConfigurationJson(
    @Nullable List<String> sourceUris,
    @Nullable TableSchemaJson schema,
    @Nullable TableReferenceJson destinationTable,
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
    @Nullable String jsonExtension,
    @Nullable List<String> projectionFields,
    @Nullable List<String> decimalTargetTypes) {}
