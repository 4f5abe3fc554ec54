package dev.quern.domain.catalog;

import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with a table or routine. Source: REST type {@code Policy}.
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

  /** How policies name a table. */
  public static String resource(TableReference table) {
    return "tables/" + table.tableId();
  }

  /** The same with members who have a role without conditions, or have it no more. */
  public IamPolicy with(String role, List<String> members, boolean granted, String newEtag) {
    List<Binding> changed = new ArrayList<>();
    Set<String> holders = new LinkedHashSet<>();
    for (Binding binding : bindings) {
      if (binding.role().equals(role) && binding.condition().isEmpty()) {
        holders.addAll(binding.members());
      } else {
        changed.add(binding);
      }
    }
    if (granted) {
      holders.addAll(members);
    } else {
      members.forEach(holders::remove);
    }
    if (!holders.isEmpty()) {
      changed.add(new Binding(role, List.copyOf(holders), Optional.empty()));
    }
    return new IamPolicy(dataset, resource, changed, newEtag);
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
