package dev.quern.catalog.access;

import dev.quern.domain.access.DatasetRole;
import dev.quern.domain.access.Principal;
import dev.quern.domain.access.Securable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry of {@code Dataset.access}. Source: REST type {@code Dataset}. */
final class AccessEntry {

  private final JsonNode json;

  AccessEntry(String text) {
    this.json = JsonMapper.shared().readTree(text);
  }

  /** The role it gives to a caller at a time; none when its condition is not met. */
  Optional<DatasetRole> role(Principal caller, ProjectMembers members, Instant now) {
    boolean met =
        !json.hasNonNull("condition") || GrantCondition.isMet(json.path("condition"), now);
    return met && isFor(caller, members) ? DatasetRole.of(text("role")) : Optional.empty();
  }

  private boolean isFor(Principal caller, ProjectMembers members) {
    if (json.hasNonNull("specialGroup")) {
      return switch (text("specialGroup")) {
        case "allAuthenticatedUsers" -> true;
        case "projectOwners" -> members.isOwner(caller);
        case "projectWriters" -> members.isEditor(caller);
        case "projectReaders" -> members.isViewer(caller);
        default -> false;
      };
    }
    return caller.isAmong(
        List.of(
            "user:" + text("userByEmail"),
            "group:" + text("groupByEmail"),
            "domain:" + text("domain"),
            text("iamMember")));
  }

  /** Whether it lets a view or routine read the dataset, whoever uses it. */
  boolean authorizes(Securable resource) {
    return switch (resource) {
      case Securable.OfTable view ->
          names("view", view, "tableId", view.table().tableId()) || namesAll(view, "VIEWS");
      case Securable.OfRoutine routine ->
          names("routine", routine, "routineId", routine.routine().routineId())
              || namesAll(routine, "ROUTINES");
      case Securable.OfDataset _ -> false;
    };
  }

  private boolean names(String kind, Securable resource, String idName, String id) {
    JsonNode named = json.path(kind);
    return isIn(named, resource) && named.path(idName).asString("").equals(id);
  }

  /** Whether it names all things of a kind in the dataset of one of them. */
  private boolean namesAll(Securable resource, String kind) {
    return isIn(json.path("dataset").path("dataset"), resource)
        && json.path("dataset")
            .path("targetTypes")
            .valueStream()
            .anyMatch(type -> type.asString("").equals(kind));
  }

  private static boolean isIn(JsonNode named, Securable resource) {
    return named.path("datasetId").asString("").equals(resource.dataset().datasetId())
        && named.path("projectId").asString("").equals(resource.dataset().projectId());
  }

  private String text(String name) {
    return json.path(name).asString("");
  }
}
