package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** REST type {@code JobConfigurationQuery}. */
public record QueryConfigurationJson(
    @Nullable String query,
    @Nullable TableReferenceJson destinationTable,
    @Nullable String createDisposition,
    @Nullable String writeDisposition,
    @Nullable DatasetReferenceJson defaultDataset,
    @Nullable String priority,
    @Nullable Boolean useQueryCache,
    @Nullable Boolean useLegacySql,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long maximumBytesBilled,
    @Nullable List<String> schemaUpdateOptions,
    @Nullable String parameterMode,
    @Nullable List<QueryParameterJson> queryParameters,
    @Nullable TimePartitioningJson timePartitioning,
    @Nullable RangePartitioningJson rangePartitioning,
    @Nullable ClusteringJson clustering,
    @Nullable List<ConnectionPropertyJson> connectionProperties,
    @Nullable Boolean createSession,
    @Nullable Map<String, ObjectNode> tableDefinitions,
    @Nullable JsonNode destinationEncryptionConfiguration,
    @Nullable Boolean continuous,
    @Nullable ScriptOptionsJson scriptOptions,
    @Nullable JsonNode userDefinedFunctionResources,
    @Nullable JsonNode secureContext) {}
