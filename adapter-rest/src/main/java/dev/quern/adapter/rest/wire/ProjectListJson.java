package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code ProjectList}. */
public record ProjectListJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable String nextPageToken,
    @Nullable List<ProjectJson> projects,
    @Nullable Integer totalItems) {}
