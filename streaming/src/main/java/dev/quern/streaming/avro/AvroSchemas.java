package dev.quern.streaming.avro;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.streaming.rows.Decimals;
import java.util.List;
import java.util.stream.Collectors;

/** The Avro schema of rows, as BigQuery maps its types. */
final class AvroSchemas {

  private static final String ROOT = "__root__";
  private static final String STRUCT = "__s_";

  /** Records are numbered, since a name stands for one schema only. */
  private int structs;

  private AvroSchemas() {}

  /** The schema's JSON. */
  static String json(TableSchema schema) {
    return new AvroSchemas().record(ROOT, schema.fields());
  }

  private String record(String name, List<SchemaField> fields) {
    return fields.stream()
        .map(this::field)
        .collect(
            Collectors.joining(
                ",", "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[", "]}"));
  }

  private String field(SchemaField field) {
    String element =
        Decimals.of(field)
            .map(AvroSchemas::decimal)
            .orElseGet(() -> element(field.elementType(), field.fields()));
    String type =
        switch (field.mode()) {
          case REQUIRED -> element;
          case NULLABLE -> nullable(element);
          case REPEATED -> array(element);
        };
    String description =
        field.attributes().description().map(text -> ",\"doc\":" + quoted(text)).orElse("");
    String initial = field.mode() == FieldMode.NULLABLE ? ",\"default\":null" : "";
    return "{\"name\":" + quoted(field.name()) + ",\"type\":" + type + initial + description + "}";
  }

  private static String nullable(String type) {
    return "[\"null\"," + type + "]";
  }

  private static String array(String element) {
    return "{\"type\":\"array\",\"items\":" + element + "}";
  }

  private String element(SqlType type, List<SchemaField> fields) {
    return switch (type) {
      case StructType _ -> record(STRUCT + structs++, fields);
      case RangeType range -> range(range);
      case ArrayType array -> array(element(array.element(), fields));
      case ScalarType scalar -> scalar(scalar);
    };
  }

  private String range(RangeType range) {
    String bound = nullable(element(range.element(), List.of()));
    return "{\"type\":\"record\",\"name\":\""
        + STRUCT
        + structs++
        + "\",\"sqlType\":\"RANGE\",\"fields\":[{\"name\":\"start\",\"type\":"
        + bound
        + ",\"default\":null},{\"name\":\"end\",\"type\":"
        + bound
        + ",\"default\":null}]}";
  }

  private static String scalar(ScalarType type) {
    return switch (type) {
      case BOOL -> "\"boolean\"";
      case INT64 -> "\"long\"";
      case FLOAT64 -> "\"double\"";
      case STRING -> "\"string\"";
      case BYTES -> "\"bytes\"";
      case NUMERIC, BIGNUMERIC -> decimal(Decimals.plain(type));
      case DATE -> logical("int", "date");
      case TIME -> logical("long", "time-micros");
      case TIMESTAMP -> logical("long", "timestamp-micros");
      case DATETIME ->
          "{\"type\":\"string\",\"logicalType\":\"datetime\",\"sqlType\":\"DATETIME\"}";
      case GEOGRAPHY, JSON, INTERVAL -> "{\"type\":\"string\",\"sqlType\":\"" + type.name() + "\"}";
    };
  }

  private static String decimal(Decimals type) {
    return "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}"
        .formatted(type.precision(), type.scale());
  }

  private static String logical(String type, String logicalType) {
    return "{\"type\":\"" + type + "\",\"logicalType\":\"" + logicalType + "\"}";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        if (c == '"' || c == '\\') {
          quoted.append('\\');
        }
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
