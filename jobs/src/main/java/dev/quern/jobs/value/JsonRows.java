package dev.quern.jobs.value;

import dev.quern.catalog.rules.WireTypes;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.types.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of a table from JSON objects, as load jobs and insertAll take them. Sources: "Loading JSON
 * data", "Streaming data". Used by one thread at a time.
 */
public final class JsonRows {

  private static final long MICROS = 1_000_000;

  private final TableSchema schema;
  private final boolean ignoreUnknown;
  private final boolean streamed;
  private final CivilForms forms;
  private final IdentityHashMap<List<SchemaField>, Names> known = new IdentityHashMap<>();

  /**
   * Rows of a schema.
   *
   * @param ignoreUnknown whether values without a column are left out
   * @param streamed whether as insertAll takes rows: a JSON column takes text that is JSON, and a
   *     column that a row says nothing of may have a default value, which is NULL here
   * @param forms how dates and times are written
   */
  public JsonRows(TableSchema schema, boolean ignoreUnknown, boolean streamed, CivilForms forms) {
    this.schema = schema;
    this.ignoreUnknown = ignoreUnknown;
    this.streamed = streamed;
    this.forms = forms;
  }

  /**
   * The values of a row, one per column.
   *
   * @throws MismatchException when the object does not fit
   */
  public List<Value> row(ObjectNode object) {
    return fields(schema.fields(), object, "");
  }

  private List<Value> fields(List<SchemaField> columns, ObjectNode object, String prefix) {
    Names names = known.computeIfAbsent(columns, Names::new);
    @Nullable JsonNode[] given = new JsonNode[columns.size()];
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      int column = names.find(property.getKey());
      if (column >= 0) {
        given[column] = property.getValue();
      } else if (!ignoreUnknown) {
        String path = prefix + property.getKey();
        throw new MismatchException(path, "no such field: " + path + ".");
      }
    }
    List<Value> values = new ArrayList<>(columns.size());
    for (int i = 0; i < given.length; i++) {
      SchemaField column = columns.get(i);
      values.add(
          field(column, given[i], prefix.isEmpty() ? column.name() : prefix + column.name()));
    }
    return values;
  }

  /** Finds the columns of a record by their names, in any case. */
  private static final class Names {

    private final Map<String, Integer> columns = new HashMap<>();

    Names(List<SchemaField> fields) {
      for (SchemaField field : fields) {
        columns.put(field.name().toLowerCase(Locale.ROOT), columns.size());
      }
    }

    /** The number of a column, or -1. A name that was found once is found at once. */
    int find(String name) {
      Integer column = columns.get(name);
      if (column == null) {
        column = columns.get(name.toLowerCase(Locale.ROOT));
        if (column != null) {
          columns.put(name, column);
        }
      }
      return column == null ? -1 : column;
    }
  }

  private Value field(SchemaField column, @Nullable JsonNode node, String path) {
    if (streamed && node == null && column.attributes().defaultValueExpression().isPresent()) {
      return new Value.Null(column.type());
    }
    if (node == null || node.isNull()) {
      return missing(column, path);
    }
    if (column.mode() == FieldMode.REPEATED) {
      return array(column, node, path);
    }
    if (node.isArray()) {
      throw new MismatchException(path, "Array specified for non-repeated field: " + path + ".");
    }
    return element(column, node, path);
  }

  private static Value missing(SchemaField column, String path) {
    return switch (column.mode()) {
      case REPEATED -> new Value.Array(arrayType(column), List.of());
      case NULLABLE -> new Value.Null(column.elementType());
      case REQUIRED -> throw new MismatchException(path, "Missing required field: " + path + ".");
    };
  }

  private static ArrayType arrayType(SchemaField column) {
    return new ArrayType(column.elementType());
  }

  private Value array(SchemaField column, JsonNode node, String path) {
    if (!node.isArray()) {
      throw new MismatchException(
          path, "Repeated field must be imported as a JSON array. Field: " + path + ".");
    }
    List<Value> elements = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      String at = path + "[" + elements.size() + "]";
      if (element.isNull()) {
        throw new MismatchException(
            at, "Only optional fields can be set to NULL. Field: " + path + "; Value: NULL");
      }
      elements.add(element(column, element, at));
    }
    return new Value.Array(arrayType(column), elements);
  }

  private Value element(SchemaField column, JsonNode node, String path) {
    SqlType type = column.elementType();
    return switch (type) {
      case StructType struct -> {
        if (!(node instanceof ObjectNode object)) {
          throw new MismatchException(path, "This field: " + path + " is not a record.");
        }
        yield new Value.Struct(struct, fields(column.fields(), object, path + "."));
      }
      case RangeType range when node instanceof ObjectNode object -> range(range, object, path);
      case ScalarType scalar when scalar == ScalarType.JSON -> json(node, path);
      case ScalarType _, RangeType _, ArrayType _ -> scalar(column, type, node, path);
    };
  }

  private Value range(RangeType type, ObjectNode object, String path) {
    return new Value.Range(
        type, bound(type, object.get("start"), path), bound(type, object.get("end"), path));
  }

  private Optional<Value> bound(RangeType type, @Nullable JsonNode node, String path) {
    if (node == null || node.isNull() || node.asString().equalsIgnoreCase("UNBOUNDED")) {
      return Optional.empty();
    }
    return Optional.of(
        scalar(
            SchemaField.scalar(path, type.element(), FieldMode.NULLABLE),
            type.element(),
            node,
            path));
  }

  private Value json(JsonNode node, String path) {
    String text = streamed && node.isString() ? node.asString() : node.toString();
    try {
      return new Value.Json(Json.normalize(text, false));
    } catch (BigQueryException e) {
      throw new MismatchException(path, "Invalid JSON: " + e.getMessage());
    }
  }

  private Value scalar(SchemaField column, SqlType type, JsonNode node, String path) {
    if (type == ScalarType.STRING && node.isBoolean()) {
      throw new MismatchException(path, "Conversion from bool to std::string is unsupported.");
    }
    if (node.isObject()) {
      throw new MismatchException(path, "Record specified for non-record field: " + path + ".");
    }
    try {
      return ParameterLimits.apply(column, convert(type, node));
    } catch (BigQueryException
        | NumberFormatException
        | ArithmeticException
        | JsonNodeException e) {
      throw cannotConvert(type, node, path);
    } catch (IllegalArgumentException e) {
      if (column.attributes().parameters().isEmpty()) {
        throw cannotConvert(type, node, path);
      }
      throw new MismatchException(path, String.valueOf(e.getMessage()));
    }
  }

  private static MismatchException cannotConvert(SqlType type, JsonNode node, String path) {
    String text = node.isString() ? node.asString() : node.toString();
    return new MismatchException(
        path, "Cannot convert value to " + wireName(type) + " (bad value): " + text);
  }

  private static String wireName(SqlType type) {
    return WireTypes.name(type).toLowerCase(Locale.ROOT);
  }

  private Value convert(SqlType type, JsonNode node) {
    if (type == ScalarType.BOOL && node.isBoolean()) {
      return new Value.Bool(node.booleanValue());
    }
    if (node.isBoolean()) {
      throw new IllegalArgumentException("bool");
    }
    if (node.isNumber()) {
      return number(type, node.decimalValue(), node.asString());
    }
    return forms.parse(type, node.asString());
  }

  private Value number(SqlType type, BigDecimal number, String text) {
    if (type == ScalarType.TIMESTAMP) {
      return new Value.Timestamp(
          number
              .multiply(BigDecimal.valueOf(MICROS))
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact());
    }
    if (type == ScalarType.INT64) {
      return new Value.Int64(number.longValueExact());
    }
    if (type == ScalarType.FLOAT64) {
      return new Value.Float64(number.doubleValue());
    }
    return forms.parse(type, type == ScalarType.STRING ? text : number.toPlainString());
  }
}
