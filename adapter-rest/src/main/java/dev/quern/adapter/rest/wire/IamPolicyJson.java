package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** REST type {@code Policy}. */
public record IamPolicyJson(
    @Nullable Integer version,
    @Nullable List<@Nullable BindingJson> bindings,
    @Nullable String etag) {

  /** REST type {@code Binding}. */
  public record BindingJson(
      @Nullable String role,
      @Nullable List<@Nullable String> members,
      @Nullable ObjectNode condition) {}
}
