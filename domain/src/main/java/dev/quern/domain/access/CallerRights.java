package dev.quern.domain.access;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody who asks may do, perhaps by way of a view or routine that may do more than he.
 * Source: "Authorized views", "Authorized routines".
 *
 * @param caller who asks
 * @param rules by which rules
 * @param authority the view or routine whose text asks; empty when the caller does
 */
public record CallerRights(Principal caller, AccessRules rules, Optional<Securable> authority) {

  /** The rights of a caller who asks himself. */
  public static CallerRights of(Principal caller, AccessRules rules) {
    return new CallerRights(caller, rules, Optional.empty());
  }

  /** The rights of the text of a view or routine that the caller uses. */
  public CallerRights within(Securable text) {
    return new CallerRights(caller, rules, Optional.of(text));
  }

  /** Whether something is allowed. */
  public boolean allows(CatalogView catalog, Permission permission, Securable what) {
    return isHidden(what) || rules.datasets().allows(catalog, permission, what, caller, authority);
  }

  /** What the server makes for itself it guards itself: results by {@link JobRights}. */
  private static boolean isHidden(Securable what) {
    return what.dataset().datasetId().startsWith("_");
  }

  /** Refuses what is not allowed. */
  public void require(CatalogView catalog, Permission permission, Securable what) {
    if (!allows(catalog, permission, what)) {
      throw denied(permission, what.kind(), what.name());
    }
  }

  static BigQueryException denied(Permission permission, String kind, String name) {
    return new BigQueryException(
        ErrorReason.ACCESS_DENIED,
        "Access Denied: %s %s: Permission %s denied on %s %s (or it may not exist)."
            .formatted(kind, name, permission.wireName(), kind.toLowerCase(Locale.ROOT), name));
  }

  /** Refuses queries of a table that the caller may not read. */
  public void requireQuery(CatalogView catalog, TableReference table) {
    if (!allows(catalog, Permission.GET_DATA, new Securable.OfTable(table))) {
      throw new BigQueryException(
          ErrorReason.ACCESS_DENIED,
          "Access Denied: Table %1$s: User does not have permission to query table %1$s, or perhaps it does not exist."
              .formatted(table));
    }
  }
}
