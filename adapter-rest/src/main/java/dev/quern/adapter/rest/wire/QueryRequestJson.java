package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code QueryRequest}. */
public record QueryRequestJson(
    @Nullable String query,
    @Nullable Long maxResults,
    @Nullable DatasetReferenceJson defaultDataset,
    @Nullable Long timeoutMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long jobTimeoutMs,
    @Nullable Boolean dryRun,
    @Nullable Boolean useQueryCache,
    @Nullable Boolean useLegacySql,
    @Nullable String parameterMode,
    @Nullable List<QueryParameterJson> queryParameters,
    @Nullable String location,
    @Nullable FormatOptionsJson formatOptions,
    @Nullable List<ConnectionPropertyJson> connectionProperties,
    @Nullable Map<String, String> labels,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long maximumBytesBilled,
    @Nullable String requestId,
    @Nullable Boolean createSession,
    @Nullable String jobCreationMode,
    @Nullable JsonNode destinationEncryptionConfiguration,
    @Nullable Boolean continuous,
    @Nullable String queryResultsFormat,
    @Nullable JsonNode secureContext) {}
