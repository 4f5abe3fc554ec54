package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code TableConstraints}. */
public record TableConstraintsJson(
    @Nullable PrimaryKeyJson primaryKey, @Nullable List<ForeignKeyJson> foreignKeys) {}
