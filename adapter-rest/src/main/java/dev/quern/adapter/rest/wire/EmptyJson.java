package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** An answer that says nothing, {@code {}}. */
@JsonAutoDetect
public record EmptyJson() {}
