package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code StandardSqlStructType}. */
public record StructTypeJson(@Nullable List<TypedFieldJson> fields) {}
