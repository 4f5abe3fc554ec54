package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobList}. */
public record JobListJson(
    @Nullable String etag,
    @Nullable String kind,
    @Nullable String nextPageToken,
    @Nullable List<JobListItemJson> jobs) {}
