package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.value.DecimalTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * A column by the engine's own name and type.
 *
 * @param name its name
 * @param type the engine's type of its elements
 * @param repeated whether it is a list
 * @param fields the fields of a struct, or the key and the value of a map
 */
record EngineColumn(String name, String type, boolean repeated, List<EngineColumn> fields) {

  static final String MAP = "MAP";

  /** What a list is called that stays as Parquet has it, and each of its elements. */
  static final String LIST = "list";

  static final String ELEMENT = "element";

  /** What the entries of a map are called. */
  static final String ENTRIES = "key_value";

  /** Reads a type as the engine writes it, for example {@code STRUCT(a INTEGER, "b c" DATE)[]}. */
  static EngineColumn parse(String name, String type) {
    if (type.endsWith("[]")) {
      EngineColumn element = parse(name, type.substring(0, type.length() - 2));
      if (element.repeated) {
        throw unsupported(name, type);
      }
      return new EngineColumn(name, element.type, true, element.fields);
    }
    if (type.startsWith("MAP(")) {
      List<String> parts = split(type.substring("MAP(".length(), type.length() - 1));
      return new EngineColumn(
          name,
          MAP,
          false,
          List.of(parse("key", parts.getFirst()), parse("value", parts.getLast())));
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

  boolean isMap() {
    return type.equals(MAP);
  }

  /** The same as an element of a list. */
  EngineColumn element() {
    return new EngineColumn(name, type, false, fields);
  }

  /** Whether a column of a table is named after this one. */
  boolean isNamed(String column, LoadOptions.NameRule names) {
    return ColumnNames.of(names, name).equalsIgnoreCase(column);
  }

  /** The column that this makes in a new table. */
  SchemaField field(LoadOptions.Columns options) {
    String column = ColumnNames.of(options.names(), name);
    if (!repeated) {
      return field(column, FieldMode.NULLABLE, options);
    }
    if (options.listInference()) {
      return field(column, FieldMode.REPEATED, options);
    }
    SchemaField element = field(ELEMENT, FieldMode.NULLABLE, options);
    return SchemaField.record(
        column,
        FieldMode.NULLABLE,
        List.of(SchemaField.record(LIST, FieldMode.REPEATED, List.of(element))));
  }

  private SchemaField field(String column, FieldMode mode, LoadOptions.Columns options) {
    if (fields.isEmpty()) {
      return SchemaField.scalar(column, scalar(options), mode);
    }
    List<SchemaField> parts = fields.stream().map(field -> field.field(options)).toList();
    if (!isMap()) {
      return SchemaField.record(column, mode, parts);
    }
    return options.mapsAsArrays() && mode != FieldMode.REPEATED
        ? SchemaField.record(column, FieldMode.REPEATED, parts)
        : SchemaField.record(
            column, mode, List.of(SchemaField.record(ENTRIES, FieldMode.REPEATED, parts)));
  }

  private ScalarType scalar(LoadOptions.Columns options) {
    return switch (plainType()) {
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
      case "DECIMAL" -> DecimalTarget.of(options.decimalTargets(), decimalPart(0), decimalPart(1));
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

  /** The type without its parameters. */
  String plainType() {
    return type.contains("(") ? type.substring(0, type.indexOf('(')) : type;
  }

  /** The precision of a decimal, or its scale. */
  int decimalPart(int index) {
    String[] parameters = type.substring(type.indexOf('(') + 1, type.length() - 1).split(",");
    return Integer.parseInt(parameters[index].strip());
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
}
