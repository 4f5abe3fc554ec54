package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** REST type {@code ScriptOptions}, as it is read. */
public record ScriptOptionsJson(
    @Nullable JsonNode statementByteBudget, @Nullable String keyResultStatement) {}
