package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST types {@code TestIamPermissionsRequest} and {@code TestIamPermissionsResponse}. */
public record IamPermissionsJson(@Nullable List<@Nullable String> permissions) {}
