package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column by the engine's own name and type.
 *
 * @param name its name
 * @param type the engine's type of its elements
 * @param repeated whether it is a list
 * @param fields the fields of a struct
 */
record EngineColumn(String name, String type, boolean repeated, List<EngineColumn> fields) {

  /** Reads a type as the engine writes it, for example {@code STRUCT(a INTEGER, "b c" DATE)[]}. */
  static EngineColumn parse(String name, String type) {
    if (type.endsWith("[]")) {
      EngineColumn element = parse(name, type.substring(0, type.length() - 2));
      if (element.repeated) {
        throw unsupported(name, type);
      }
      return new EngineColumn(name, element.type, true, element.fields);
    }
    if (!type.startsWith("STRUCT(")) {
      return new EngineColumn(name, type, false, List.of());
    }
    List<EngineColumn> fields = new ArrayList<>();
    for (String part : split(type.substring("STRUCT(".length(), type.length() - 1))) {
      int space = part.startsWith("\"") ? part.indexOf("\" ") + 1 : part.indexOf(' ');
      String field = part.substring(0, space);
      fields.add(
          parse(
              field.startsWith("\"")
                  ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                  : field,
              part.substring(space + 1)));
    }
    return new EngineColumn(name, "STRUCT", false, fields);
  }

  /** The parts between commas that stand in no parentheses and no quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0 && !quoted) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** The column that this makes in a new table. */
  SchemaField field() {
    FieldMode mode = repeated ? FieldMode.REPEATED : FieldMode.NULLABLE;
    return fields.isEmpty()
        ? SchemaField.scalar(name, scalar(), mode)
        : SchemaField.record(name, mode, fields.stream().map(EngineColumn::field).toList());
  }

  private ScalarType scalar() {
    String plain = type.contains("(") ? type.substring(0, type.indexOf('(')) : type;
    return switch (plain) {
      case "BOOLEAN" -> ScalarType.BOOL;
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT" ->
          ScalarType.INT64;
      case "FLOAT", "DOUBLE" -> ScalarType.FLOAT64;
      case "DECIMAL" -> decimal();
      case "VARCHAR", "ENUM", "UUID" -> ScalarType.STRING;
      case "BLOB" -> ScalarType.BYTES;
      case "DATE" -> ScalarType.DATE;
      case "TIME", "TIME_NS" -> ScalarType.TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ScalarType.DATETIME;
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> ScalarType.TIMESTAMP;
      case "INTERVAL" -> ScalarType.INTERVAL;
      case "JSON" -> ScalarType.JSON;
      default -> throw unsupported(name, type);
    };
  }

  private ScalarType decimal() {
    String[] parameters = type.substring(type.indexOf('(') + 1, type.length() - 1).split(",");
    int precision = Integer.parseInt(parameters[0].strip());
    int scale = Integer.parseInt(parameters[1].strip());
    return scale <= 9 && precision - scale <= 29 ? ScalarType.NUMERIC : ScalarType.BIGNUMERIC;
  }

  private static BigQueryException unsupported(String name, String type) {
    return new BigQueryException(
        ErrorReason.INVALID,
        "Error while reading data, error message: Column "
            + name
            + " has the type "
            + type
            + ", which is not supported.");
  }

  /** The engine's text for {@code value} of this column as a field of a table. */
  String convert(String value, SchemaField target, int depth) {
    if (repeated != (target.mode() == FieldMode.REPEATED)) {
      throw mismatch(target);
    }
    if (!repeated) {
      return convertElement(value, target, depth);
    }
    String element = "x" + depth;
    return "list_transform("
        + value
        + ", lambda "
        + element
        + ": "
        + convertElement(element, target, depth + 1)
        + ")";
  }

  private String convertElement(String value, SchemaField target, int depth) {
    if (fields.isEmpty() != target.fields().isEmpty()) {
      throw mismatch(target);
    }
    if (fields.isEmpty()) {
      if (target.elementType() == ScalarType.BIGNUMERIC
          || target.elementType() == ScalarType.GEOGRAPHY) {
        throw new BigQueryException(
            ErrorReason.NOT_IMPLEMENTED,
            "Loading Parquet files into columns of type "
                + target.elementType()
                + " is not supported; see docs/limits.md.");
      }
      return "CAST(" + value + " AS " + PhysicalTypes.sqlName(target.elementType()) + ")";
    }
    List<String> parts = new ArrayList<>();
    for (SchemaField field : target.fields()) {
      Optional<EngineColumn> source =
          fields.stream().filter(f -> f.name.equalsIgnoreCase(field.name())).findFirst();
      parts.add(
          PhysicalTypes.fieldName(parts.size())
              + " := "
              + source
                  .map(f -> f.convert(value + "." + SqlText.identifier(f.name), field, depth))
                  .orElseGet(() -> nothing(field)));
    }
    return "CASE WHEN "
        + value
        + " IS NULL THEN NULL ELSE struct_pack("
        + String.join(", ", parts)
        + ") END";
  }

  /** NULL of a field's type. */
  static String nothing(SchemaField field) {
    return "CAST(NULL AS " + PhysicalTypes.sqlName(field.type()) + ")";
  }

  private BigQueryException mismatch(SchemaField target) {
    return new BigQueryException(
        ErrorReason.INVALID,
        "Error while reading data, error message: Parquet column '"
            + name
            + "' has type "
            + type
            + " which does not match the target cpp_type of field "
            + target.name()
            + ".");
  }
}
