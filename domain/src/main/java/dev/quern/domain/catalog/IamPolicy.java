package dev.quern.domain.catalog;

import dev.quern.domain.reference.DatasetReference;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what with a table or routine; kept and shown, but not enforced. Source: REST type
 * {@code Policy}.
 *
 * @param dataset the dataset that holds the resource
 * @param resource {@code tables/} or {@code routines/} and the resource's id
 * @param bindings who has which role
 * @param etag changes with every change
 */
public record IamPolicy(
    DatasetReference dataset, String resource, List<Binding> bindings, String etag) {

  public IamPolicy {
    bindings = List.copyOf(bindings);
  }

  /**
   * A role's members.
   *
   * @param role the role
   * @param members who has it
   * @param condition when, as JSON text of the REST type {@code Expr}
   */
  public record Binding(String role, List<String> members, Optional<String> condition) {

    public Binding {
      members = List.copyOf(members);
    }
  }
}
