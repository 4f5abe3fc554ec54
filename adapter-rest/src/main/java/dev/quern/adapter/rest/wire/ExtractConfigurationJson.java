package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobConfigurationExtract}. */
public record ExtractConfigurationJson(
    @Nullable TableReferenceJson sourceTable,
    @Nullable String destinationUri,
    @Nullable List<String> destinationUris,
    @Nullable String destinationFormat,
    @Nullable String compression,
    @Nullable String fieldDelimiter,
    @Nullable Boolean printHeader) {}
