package dev.quern.catalog.access;

import dev.quern.domain.access.DatasetRole;
import dev.quern.domain.access.Principal;
import java.util.List;

/**
 * Who has the basic roles of the projects; each holds those below it.
 *
 * @param owners who may do everything
 * @param editors whom entries for {@code projectWriters} are for
 * @param viewers whom entries for {@code projectReaders} are for
 */
public record ProjectMembers(List<String> owners, List<String> editors, List<String> viewers) {

  public ProjectMembers {
    owners = List.copyOf(owners);
    editors = List.copyOf(editors);
    viewers = List.copyOf(viewers);
  }

  /** Whether a caller has a basic role, whose like on datasets is this one. */
  boolean hold(Principal caller, DatasetRole role) {
    return switch (role) {
      case READER -> isViewer(caller);
      case WRITER -> isEditor(caller);
      case OWNER -> isOwner(caller);
    };
  }

  boolean isOwner(Principal caller) {
    return caller.isAmong(owners);
  }

  boolean isEditor(Principal caller) {
    return isOwner(caller) || caller.isAmong(editors);
  }

  boolean isViewer(Principal caller) {
    return isEditor(caller) || caller.isAmong(viewers);
  }
}
