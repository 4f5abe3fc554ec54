package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a REST type {@code ExternalDataConfiguration} is no option of its format. */
public record ExternalHeadJson(
    @Nullable String sourceFormat,
    @Nullable List<String> sourceUris,
    @Nullable TableSchemaJson schema) {}
