package dev.quern.adapter.rest.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset in a {@code DatasetList}. */
public record DatasetListItemJson(
    @Nullable String kind,
    @Nullable String id,
    @Nullable DatasetReferenceJson datasetReference,
    @Nullable Map<String, String> labels,
    @Nullable String friendlyName,
    @Nullable String location,
    @Nullable String type) {}
