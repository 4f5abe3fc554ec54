package dev.quern.adapter.rest.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documented fields that are kept and returned as they came, by resource. */
enum StoredFields {
  DATASET(
      "catalogSource",
      "defaultEncryptionConfiguration",
      "externalCatalogDatasetOptions",
      "externalDatasetReference",
      "linkedDatasetSource",
      "resourceTags",
      "restrictions",
      "tags"),
  TABLE(
      "biglakeConfiguration",
      "encryptionConfiguration",
      "externalCatalogTableOptions",
      "maxStaleness",
      "partitionDefinition",
      "replicas",
      "resourceTags",
      "restrictions",
      "tableReplicationInfo"),
  ROUTINE(
      "dataGovernanceType",
      "determinismLevel",
      "externalRuntimeOptions",
      "importedLibraries",
      "pythonOptions",
      "securityMode",
      "strictMode"),
  MODEL(
      "bestTrialId",
      "defaultTrialId",
      "encryptionConfiguration",
      "featureColumns",
      "hparamSearchSpaces",
      "hparamTrials",
      "labelColumns",
      "optimalTrialIds",
      "remoteModelInfo",
      "trainingRuns",
      "transformColumns");

  private static final JsonMapper MAPPER = JsonMapper.shared();

  @SuppressWarnings("ImmutableEnumChecker") // Set.of gives an immutable set.
  private final Set<String> names;

  StoredFields(String... names) {
    this.names = Set.of(names);
  }

  /** The texts to keep of what a client sent beside the modelled fields. */
  Map<String, String> texts(@Nullable Map<String, JsonNode> sent) {
    Map<String, String> texts = new LinkedHashMap<>();
    Optionals.orEmpty(sent)
        .forEach((name, value) -> {
          if (names.contains(name) && !value.isNull()) {
            texts.put(name, value.toString());
          }
        });
    return texts;
  }

  /** Whether a field is neither null nor empty. */
  static boolean saysSomething(JsonNode value) {
    return !value.isNull() && !(value.isContainer() && value.isEmpty());
  }

  /** The texts to keep of fields within a field, by their paths. */
  static Map<String, String> within(String field, Map<String, @Nullable JsonNode> sent) {
    Map<String, String> texts = new LinkedHashMap<>();
    sent.forEach((name, value) -> {
      if (value != null && saysSomething(value)) {
        texts.put(field + "." + name, value.toString());
      }
    });
    return texts;
  }

  /** A kept field within a field, or null. */
  static @Nullable JsonNode at(Map<String, String> texts, String path) {
    String text = texts.get(path);
    return text == null ? null : MAPPER.readTree(text);
  }

  /** The kept texts of fields of the resource itself as JSON. */
  static Map<String, JsonNode> json(Map<String, String> texts) {
    Map<String, JsonNode> json = new LinkedHashMap<>();
    texts.keySet().stream()
        .filter(name -> name.indexOf('.') < 0)
        .sorted()
        .forEach(name -> json.put(name, MAPPER.readTree(texts.get(name))));
    return json;
  }
}
