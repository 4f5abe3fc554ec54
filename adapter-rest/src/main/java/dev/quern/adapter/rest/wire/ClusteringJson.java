package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code Clustering}. */
public record ClusteringJson(@Nullable List<String> fields) {}
