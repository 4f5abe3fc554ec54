package dev.quern.jobs.avro;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.value.DecimalTarget;
import java.util.ArrayList;
import java.util.List;

/** The columns that Avro's types become. Source: "Loading Avro data", Avro conversions. */
public final class AvroColumn {

  private final boolean logical;
  private final List<ScalarType> decimalTargets;

  private AvroColumn(boolean logical, List<ScalarType> decimalTargets) {
    this.logical = logical;
    this.decimalTargets = decimalTargets;
  }

  /**
   * The columns of a file.
   *
   * @param logicalTypes whether logical types count
   * @param decimalTargets the types that decimals may become; NUMERIC when empty
   */
  public static List<SchemaField> columns(
      AvroType schema, boolean logicalTypes, List<ScalarType> decimalTargets) {
    if (!(schema instanceof AvroType.Fields root)) {
      throw new AvroFormatException("Root schema must be of type record");
    }
    return new AvroColumn(logicalTypes, decimalTargets).fields(root);
  }

  private List<SchemaField> fields(AvroType.Fields record) {
    List<SchemaField> columns = new ArrayList<>();
    for (AvroType.Field field : record.fields()) {
      if (!AvroType.isNull(field.type())) {
        columns.add(column(field.name(), field.type(), FieldMode.REQUIRED));
      }
    }
    return columns;
  }

  private SchemaField column(String name, AvroType type, FieldMode mode) {
    return switch (type) {
      case AvroType.Plain plain -> SchemaField.scalar(name, scalar(plain), mode);
      case AvroType.Symbols _ -> SchemaField.scalar(name, ScalarType.STRING, mode);
      case AvroType.Items(AvroType items) -> column(name, items, FieldMode.REPEATED);
      case AvroType.Entries(AvroType values) ->
          SchemaField.record(
              name,
              FieldMode.REPEATED,
              List.of(
                  SchemaField.scalar("key", ScalarType.STRING, FieldMode.REQUIRED),
                  column("value", values, FieldMode.REQUIRED)));
      case AvroType.Fields record -> SchemaField.record(name, mode, fields(record));
      case AvroType.Union union ->
          column(
              name,
              union
                  .optional()
                  .orElseThrow(() ->
                      new AvroFormatException(
                          "Unions of more than one type besides null are not supported: field "
                              + name)),
              mode == FieldMode.REPEATED ? mode : FieldMode.NULLABLE);
    };
  }

  private ScalarType scalar(AvroType.Plain type) {
    String meaning = type.logical().orElse("");
    return switch (meaning) {
      case "datetime", "DATETIME" -> ScalarType.DATETIME;
      case "JSON" -> ScalarType.JSON;
      case "GEOGRAPHY" -> ScalarType.GEOGRAPHY;
      case "date" -> logical ? ScalarType.DATE : plain(type);
      case "time-millis", "time-micros" -> logical ? ScalarType.TIME : plain(type);
      case "timestamp-millis", "timestamp-micros" -> logical ? ScalarType.TIMESTAMP : plain(type);
      case "local-timestamp-millis", "local-timestamp-micros" ->
          logical ? ScalarType.DATETIME : plain(type);
      case "decimal" ->
          logical ? DecimalTarget.of(decimalTargets, type.precision(), type.scale()) : plain(type);
      default -> plain(type);
    };
  }

  private static ScalarType plain(AvroType.Plain type) {
    return switch (type.kind()) {
      case BOOLEAN -> ScalarType.BOOL;
      case INT, LONG -> ScalarType.INT64;
      case FLOAT, DOUBLE -> ScalarType.FLOAT64;
      case BYTES -> ScalarType.BYTES;
      case STRING, NULL -> ScalarType.STRING;
    };
  }
}
