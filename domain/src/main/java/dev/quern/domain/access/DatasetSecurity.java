package dev.quern.domain.access;

import dev.quern.domain.catalog.CatalogView;
import java.util.Optional;

/** Decides who may do what with datasets and what is in them. */
@FunctionalInterface
public interface DatasetSecurity {

  /** Everybody may do everything. */
  DatasetSecurity NONE = (_, _, _, _, _) -> true;

  /**
   * Whether a caller may do something.
   *
   * @param authority the view or routine whose text asks for it; empty when the caller does
   */
  boolean allows(
      CatalogView catalog,
      Permission permission,
      Securable what,
      Principal caller,
      Optional<Securable> authority);

  /**
   * Whether a caller has a basic role of the project: that of a viewer, editor or owner, which are
   * the readers, writers and owners of its datasets.
   */
  default boolean hasBasicRole(Principal caller, DatasetRole role) {
    return true;
  }
}
