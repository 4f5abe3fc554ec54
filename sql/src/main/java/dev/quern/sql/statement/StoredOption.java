package dev.quern.sql.statement;

import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.render.GoogleSqlText;
import dev.quern.types.interval.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Options of tables, views and schemas that are kept and shown and have no effect: in a field of
 * the REST resource where there is one, else beside them. Sources: "CREATE TABLE statement",
 * "CREATE MATERIALIZED VIEW statement", "CREATE SCHEMA statement", option lists.
 */
public enum StoredOption {
  ALLOW_NON_INCREMENTAL_DEFINITION(
      ScalarType.BOOL, "materializedView.allowNonIncrementalDefinition"),
  CATALOG(ScalarType.STRING, Fields.BESIDE + "catalog"),
  DEFAULT_KMS_KEY_NAME(ScalarType.STRING, "defaultEncryptionConfiguration"),
  ENABLE_CHANGE_HISTORY(ScalarType.BOOL, Fields.BESIDE + "enable_change_history"),
  ENABLE_FINE_GRAINED_MUTATIONS(ScalarType.BOOL, Fields.BESIDE + "enable_fine_grained_mutations"),
  FAILOVER_RESERVATION(ScalarType.STRING, Fields.BESIDE + "failover_reservation"),
  FILE_FORMAT(ScalarType.STRING, Fields.BESIDE + "file_format"),
  IS_PRIMARY(ScalarType.BOOL, Fields.BESIDE + "is_primary"),
  KMS_KEY_NAME(ScalarType.STRING, "encryptionConfiguration"),
  MAX_STALENESS(ScalarType.INTERVAL, "maxStaleness"),
  PRIMARY_REPLICA(ScalarType.STRING, Fields.BESIDE + "primary_replica"),
  PRIVACY_POLICY(ScalarType.STRING, Fields.BESIDE + "privacy_policy"),
  STORAGE_URI(ScalarType.STRING, Fields.BESIDE + "storage_uri"),
  TABLE_FORMAT(ScalarType.STRING, Fields.BESIDE + "table_format"),
  TAGS(
      new ArrayType(
          new StructType(
              List.of(
                  new StructType.Field("", ScalarType.STRING),
                  new StructType.Field("", ScalarType.STRING)))),
      "resourceTags");

  /** How the names of fields begin that REST resources do not have. */
  public static final String BESIDE = Fields.BESIDE;

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String KEY = "kmsKeyName";

  @SuppressWarnings("ImmutableEnumChecker") // Types are immutable.
  private final SqlType type;

  private final String field;

  StoredOption(SqlType type, String field) {
    this.type = type;
    this.field = field;
  }

  private static final class Fields {
    private static final String BESIDE = "options.";
  }

  /** The option of a name in lower case. */
  public static Optional<StoredOption> find(String name) {
    return Arrays.stream(values()).filter(option -> option.option().equals(name)).findFirst();
  }

  /** The name of the option. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of the option. */
  public SqlType type() {
    return type;
  }

  /** Whether a value may be given. */
  public boolean takes(Value value) {
    return switch (value) {
      case Value.Null _ -> true;
      case Value.Array array ->
          type instanceof ArrayType
              && array.elements().stream()
                  .allMatch(pair ->
                      pair instanceof Value.Struct struct
                          && struct.fields().size() == 2
                          && struct.fields().stream().allMatch(Value.Text.class::isInstance));
      default -> value.type().equals(type);
    };
  }

  /** The properties with a value that the option takes; NULL takes it away. */
  public ResourceProperties write(ResourceProperties properties, Value value) {
    return properties.withStored(
        field, value.isNull() ? Optional.empty() : Optional.of(json(value).toString()));
  }

  private JsonNode json(Value value) {
    return switch (value) {
      case Value.Text(String text) when field.endsWith("ncryptionConfiguration") ->
          MAPPER.createObjectNode().put(KEY, text);
      case Value.Array array -> {
        ObjectNode pairs = MAPPER.createObjectNode();
        for (Value element : array.elements()) {
          List<Value> pair = ((Value.Struct) element).fields();
          pairs.put(text(pair.getFirst()), text(pair.getLast()));
        }
        yield pairs;
      }
      case Value.Interval(int months, int days, long micros) ->
          MAPPER.getNodeFactory().stringNode(new Interval(months, days, micros).toString());
      case Value.Bool(boolean bool) -> MAPPER.getNodeFactory().booleanNode(bool);
      default -> MAPPER.getNodeFactory().stringNode(text(value));
    };
  }

  private static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : "";
  }

  /** The option's value as a literal; empty when it is not given. */
  public Optional<String> literal(ResourceProperties properties) {
    return Optional.ofNullable(properties.stored().get(field))
        .map(MAPPER::readTree)
        .map(this::literal);
  }

  private String literal(JsonNode json) {
    if (type instanceof ArrayType) {
      return json.properties().stream()
          .map(pair ->
              "("
                  + GoogleSqlText.string(pair.getKey())
                  + ", "
                  + GoogleSqlText.string(pair.getValue().asString(""))
                  + ")")
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (type == ScalarType.INTERVAL) {
      return "INTERVAL " + GoogleSqlText.string(json.asString("")) + " YEAR TO SECOND";
    }
    return type == ScalarType.BOOL
        ? json.toString()
        : GoogleSqlText.string(json.isObject() ? json.path(KEY).asString("") : json.asString(""));
  }
}
