package dev.quern.adapter.rest.dataset;

import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.http.WireReader;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.wire.AccessEntryJson;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who may use a dataset. Source: {@code Dataset.access}, {@code accessPolicyVersion}. */
final class DatasetAccess {

  private static final int CONDITIONAL = 3;

  private DatasetAccess() {}

  /** Who may use a dataset about which its creator said nothing. */
  static List<String> defaults(String owner) {
    return List.of(
        "{\"role\":\"WRITER\",\"specialGroup\":\"projectWriters\"}",
        "{\"role\":\"OWNER\",\"specialGroup\":\"projectOwners\"}",
        "{\"role\":\"OWNER\",\"userByEmail\":\"" + owner + "\"}",
        "{\"role\":\"READER\",\"specialGroup\":\"projectReaders\"}");
  }

  /** Accepts entries that a client sends; those with conditions need version 3. */
  static void require(
      @Nullable List<JsonNode> entries, @Nullable Integer version, WireReader reader) {
    requireVersion(version);
    Optionals.orEmpty(entries)
        .forEach(entry -> {
          var _ = reader.read(entry, AccessEntryJson.class);
        });
    boolean conditional =
        Optionals.orEmpty(entries).stream().anyMatch(entry -> entry.hasNonNull("condition"));
    if (conditional && (version == null || version < CONDITIONAL)) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "accessPolicyVersion",
          "Conditional access entries must be sent with accessPolicyVersion 3.");
    }
  }

  private static void requireVersion(@Nullable Integer version) {
    if (version != null && (version < 0 || version > CONDITIONAL)) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "accessPolicyVersion",
          "Invalid value for accessPolicyVersion: " + version + " is not a valid value");
    }
  }

  /** The dataset as clients of a version see it: before version 3 there are no conditions. */
  static Dataset shown(Dataset dataset, @Nullable Integer version) {
    requireVersion(version);
    return version != null && version == CONDITIONAL
        ? dataset
        : dataset.withAccess(
            dataset.access().stream().map(DatasetAccess::withoutCondition).toList());
  }

  private static String withoutCondition(String entry) {
    if (!(JsonMapper.shared().readTree(entry) instanceof ObjectNode json)
        || !json.hasNonNull("condition")) {
      return entry;
    }
    String condition = json.remove("condition").toString();
    String hash = Conditions.etag(condition).replaceAll("[^A-Za-z0-9]", "");
    return json.put("role", json.path("role").asString("") + "_withcond_" + hash).toString();
  }
}
