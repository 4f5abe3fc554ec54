package dev.quern.domain.statement;

import dev.quern.domain.value.Value;

/**
 * The value of a query parameter.
 *
 * @param name its name without {@code @}; empty for a positional parameter
 * @param value its value, which has the declared type
 */
public record QueryParameter(String name, Value value) {}
