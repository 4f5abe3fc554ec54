package dev.quern.catalog.access;

import dev.quern.domain.access.DatasetRole;
import dev.quern.domain.access.DatasetSecurity;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Principal;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets callers do what their roles allow: those of the dataset's access entries, and those of the
 * IAM policies of its tables and routines. Views and routines that the entries of a dataset
 * authorize read its tables, whoever uses them. Source: "Control access to resources with IAM",
 * "Authorized views", "Authorized datasets", "Authorized routines".
 */
public final class DatasetRoles implements DatasetSecurity {

  private final ProjectMembers members;
  private final InstantSource clock;

  /**
   * Roles on datasets of projects with these members.
   *
   * @param clock by which grants expire
   */
  public DatasetRoles(ProjectMembers members, InstantSource clock) {
    this.members = members;
    this.clock = clock;
  }

  @Override
  public boolean allows(
      CatalogView catalog,
      Permission permission,
      Securable what,
      Principal caller,
      Optional<Securable> authority) {
    Optional<Dataset> dataset = catalog.dataset(what.dataset());
    if (dataset.isEmpty() || members.isOwner(caller)) {
      return true;
    }
    Instant now = clock.instant();
    List<AccessEntry> entries = dataset.get().access().stream().map(AccessEntry::new).toList();
    return isAuthorized(entries, permission, authority)
        || Stream.concat(
                entries.stream().flatMap(entry -> entry.role(caller, members, now).stream()),
                ownRoles(catalog, what, caller, now))
            .anyMatch(role -> role.holds(permission.least()));
  }

  @Override
  public boolean hasBasicRole(Principal caller, DatasetRole role) {
    return members.hold(caller, role);
  }

  private static boolean isAuthorized(
      List<AccessEntry> entries, Permission permission, Optional<Securable> authority) {
    return permission.least() == DatasetRole.READER
        && authority
            .filter(resource -> entries.stream().anyMatch(entry -> entry.authorizes(resource)))
            .isPresent();
  }

  /** The roles on a table or routine itself. */
  private static Stream<DatasetRole> ownRoles(
      CatalogView catalog, Securable what, Principal caller, Instant now) {
    return what
        .policy()
        .flatMap(name -> catalog.iamPolicy(what.dataset(), name))
        .map(IamPolicy::bindings)
        .orElse(List.of())
        .stream()
        .filter(binding -> caller.isAmong(binding.members()))
        .filter(binding ->
            binding
                .condition()
                .map(text -> GrantCondition.isMet(JsonMapper.shared().readTree(text), now))
                .orElse(true))
        .flatMap(binding -> DatasetRole.of(binding.role()).stream());
  }
}
