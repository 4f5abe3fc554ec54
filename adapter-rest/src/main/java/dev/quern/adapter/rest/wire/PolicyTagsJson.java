package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy tags of a {@code TableFieldSchema}. */
public record PolicyTagsJson(@Nullable List<String> names) {}
