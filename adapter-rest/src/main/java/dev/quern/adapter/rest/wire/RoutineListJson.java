package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code ListRoutinesResponse}. */
public record RoutineListJson(
    @Nullable List<RoutineJson> routines, @Nullable String nextPageToken) {}
