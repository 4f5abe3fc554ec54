package dev.quern.jobs.load;

import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.FileOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The options of a REST resource, those of its groups under their own names. */
public final class OptionTree implements FileOptions.Source {

  private static final Set<String> GROUPS =
      Set.of(
          "avroOptions", "csvOptions", "hivePartitioningOptions", "jsonOptions", "parquetOptions");

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  /** The options of a load job's configuration or of an external table's. */
  public OptionTree(ObjectNode resource) {
    add(resource);
  }

  private void add(ObjectNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (GROUPS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode group) {
        add(group);
      } else if (!entry.getValue().isNull()) {
        values.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** The options of an external table. */
  static OptionTree of(TableDefinition.External external) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode node = mapper.createObjectNode();
    node.put("sourceFormat", external.sourceFormat());
    external.options().forEach((name, text) -> node.set(name, mapper.readTree(text)));
    return new OptionTree(node);
  }

  @Override
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name))
        .map(node -> node.isValueNode() ? node.asString() : node.toString());
  }

  private static String text(String name, JsonNode item) {
    if (!item.isValueNode()) {
      throw new BigQueryException(
          ErrorReason.INVALID, name, "Invalid value for " + name + ": " + item + " is no text");
    }
    return item.asString();
  }

  @Override
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    Optional.ofNullable(values.get(name))
        .ifPresent(list -> list.forEach(item -> texts.add(text(name, item))));
    return texts;
  }
}
