package dev.quern.adapter.rest.wire;

/** REST type {@code SessionInfo}. */
public record SessionInfoJson(String sessionId) {}
