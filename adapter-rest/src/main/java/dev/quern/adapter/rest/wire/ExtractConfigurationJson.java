package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code JobConfigurationExtract}. */
public record ExtractConfigurationJson(
    @Nullable TableReferenceJson sourceTable,
    @Nullable String destinationUri,
    @Nullable List<String> destinationUris,
    @Nullable String destinationFormat,
    @Nullable String compression,
    @Nullable String fieldDelimiter,
    @Nullable Boolean printHeader,
    @Nullable Boolean useAvroLogicalTypes,
    @Nullable Boolean nativeGeographyExportEnabled,
    @Nullable JsonNode sourceModel,
    @Nullable JsonNode modelExtractOptions,
    @Nullable JsonNode secureContext) {}
