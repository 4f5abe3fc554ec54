package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.http.JsonErrors;
import dev.quern.adapter.rest.http.WireMapper;
import dev.quern.adapter.rest.wire.ExternalHeadJson;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** External tables between wire and domain. Source: REST type {@code ExternalDataConfiguration}. */
public final class ExternalMapper {

  /** The option that says how folders give columns. */
  public static final String HIVE = "hivePartitioningOptions";

  private static final String SCHEMA = "schema";
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonMapper WIRE = WireMapper.create();

  private ExternalMapper() {}

  static TableDefinition.External toDomain(ObjectNode json) {
    if (json.hasNonNull("metadataCacheMode") && !json.hasNonNull("connectionId")) {
      throw new BigQueryException(
          ErrorReason.INVALID, "metadataCacheMode provided for non BigLake external table.");
    }
    Unsupported.refuse(json.get("objectMetadata"), "externalDataConfiguration.objectMetadata");
    ExternalHeadJson head = head(json);
    String sourceFormat =
        References.required(head.sourceFormat(), "externalDataConfiguration.sourceFormat");
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> option : json.properties()) {
      switch (option.getKey()) {
        case "sourceFormat", "sourceUris" -> {}
        default -> options.put(option.getKey(), option.getValue().toString());
      }
    }
    return new TableDefinition.External(
        sourceFormat, Optionals.orEmpty(head.sourceUris()), options);
  }

  /** The columns that a configuration declares; none when it does not. */
  static TableSchema schema(@Nullable ObjectNode json) {
    return json == null || !json.hasNonNull(SCHEMA)
        ? TableSchema.EMPTY
        : SchemaMapper.toDomain(head(json).schema());
  }

  private static ExternalHeadJson head(ObjectNode json) {
    try {
      return WIRE.treeToValue(json, ExternalHeadJson.class);
    } catch (JacksonException e) {
      throw JsonErrors.of(e);
    }
  }

  /** The wire form of an external table's configuration, or null. */
  static @Nullable ObjectNode toWire(TableDefinition definition) {
    if (!(definition instanceof TableDefinition.External external)) {
      return null;
    }
    ObjectNode json = MAPPER.createObjectNode();
    json.put("sourceFormat", external.sourceFormat());
    external.sourceUris().forEach(json.putArray("sourceUris")::add);
    external.options().keySet().stream()
        .sorted()
        .forEach(name -> json.set(name, MAPPER.readTree(external.options().get(name))));
    return json;
  }

  /** The same with the names of the columns that its folders give. */
  public static TableDefinition.External withFolders(
      TableDefinition.External external, List<String> columns) {
    if (!(MAPPER.readTree(external.options().getOrDefault(HIVE, "")) instanceof ObjectNode hive)) {
      return external;
    }
    columns.forEach(hive.putArray("fields")::add);
    Map<String, String> options = new LinkedHashMap<>(external.options());
    options.put(HIVE, hive.toString());
    return new TableDefinition.External(external.sourceFormat(), external.sourceUris(), options);
  }

  /** The external tables that a query brings with it. */
  static Map<String, Table> requested(
      @Nullable Map<String, ObjectNode> definitions, JobRequests.Surroundings surroundings) {
    Map<String, Table> tables = new LinkedHashMap<>();
    Optionals.orEmpty(definitions)
        .forEach((name, json) ->
            tables.put(
                name,
                new Table(
                    TableReference.of(surroundings.projectId(), "_temporary", name),
                    schema(json),
                    toDomain(json),
                    ResourceProperties.NONE,
                    surroundings.location(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ResourceVersion.NONE)));
    return tables;
  }
}
