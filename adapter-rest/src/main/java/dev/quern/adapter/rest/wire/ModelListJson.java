package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code ListModelsResponse}. */
public record ModelListJson(@Nullable List<ModelJson> models, @Nullable String nextPageToken) {}
