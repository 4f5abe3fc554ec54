package dev.quern.domain.statement;

import dev.quern.domain.type.SqlType;

/**
 * A query parameter that a statement uses but that has no value.
 *
 * @param name its name; empty for a positional parameter
 * @param type the type that its place asks for
 */
public record UndeclaredParameter(String name, SqlType type) {}
