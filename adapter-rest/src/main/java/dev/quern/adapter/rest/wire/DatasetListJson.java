package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code DatasetList}. */
public record DatasetListJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable String nextPageToken,
    @Nullable List<DatasetListItemJson> datasets) {}
