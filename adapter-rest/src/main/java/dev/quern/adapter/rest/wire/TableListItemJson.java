package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table in a {@code TableList}. */
public record TableListItemJson(
    @Nullable String kind,
    @Nullable String id,
    @Nullable TableReferenceJson tableReference,
    @Nullable String friendlyName,
    @Nullable String type,
    @Nullable TimePartitioningJson timePartitioning,
    @Nullable RangePartitioningJson rangePartitioning,
    @Nullable ClusteringJson clustering,
    @Nullable Boolean requirePartitionFilter,
    @Nullable Map<String, String> labels,
    @Nullable ViewJson view,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long expirationTime) {}
