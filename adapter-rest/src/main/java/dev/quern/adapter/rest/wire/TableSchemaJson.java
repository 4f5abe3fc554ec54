package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code TableSchema}. */
public record TableSchemaJson(@Nullable List<TableFieldSchemaJson> fields) {}
