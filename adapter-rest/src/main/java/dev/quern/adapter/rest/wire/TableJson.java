package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** REST resource {@code Table}. Fields without a component of their own are in {@code stored}. */
public record TableJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable String id,
    @Nullable String selfLink,
    @Nullable TableReferenceJson tableReference,
    @Nullable String friendlyName,
    @Nullable String description,
    @Nullable Map<String, String> labels,
    @Nullable TableSchemaJson schema,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numLongTermBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numRows,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long expirationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long lastModifiedTime,
    @Nullable String type,
    @Nullable ViewJson view,
    @Nullable MaterializedViewJson materializedView,
    @Nullable ObjectNode externalDataConfiguration,
    @Nullable TimePartitioningJson timePartitioning,
    @Nullable RangePartitioningJson rangePartitioning,
    @Nullable ClusteringJson clustering,
    @Nullable Boolean requirePartitionFilter,
    @Nullable String location,
    @Nullable String defaultCollation,
    @Nullable String defaultRoundingMode,
    @Nullable TableConstraintsJson tableConstraints,
    @Nullable SnapshotDefinitionJson snapshotDefinition,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numTotalLogicalBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numActiveLogicalBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numLongTermLogicalBytes,
    @JsonAnySetter @JsonAnyGetter @Nullable Map<String, JsonNode> stored) {}
