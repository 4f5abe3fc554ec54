package dev.quern.adapter.rest.mapping;

/**
 * How much a table holds.
 *
 * @param rows its rows
 * @param bytes their logical bytes
 */
public record TableSize(long rows, long bytes) {}
