package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code StandardSqlTableType}. */
public record TableTypeJson(@Nullable List<TypedFieldJson> columns) {}
