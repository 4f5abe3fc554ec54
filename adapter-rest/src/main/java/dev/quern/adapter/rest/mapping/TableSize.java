package dev.quern.adapter.rest.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How much a table holds.
 *
 * @param rows its rows
 * @param bytes their logical bytes, null where nobody counts them
 */
public record TableSize(long rows, @Nullable Long bytes) {}
