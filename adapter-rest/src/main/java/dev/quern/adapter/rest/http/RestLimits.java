package dev.quern.adapter.rest.http;

/**
 * Bounds of requests.
 *
 * @param maxRequestBytes greatest length of a body that is no upload
 */
public record RestLimits(long maxRequestBytes) {}
