package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code TableList}. */
public record TableListJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable String nextPageToken,
    @Nullable List<TableListItemJson> tables,
    @Nullable Integer totalItems) {}
