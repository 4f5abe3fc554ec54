package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The primary key of {@code TableConstraints}. */
public record PrimaryKeyJson(@Nullable List<String> columns) {}
