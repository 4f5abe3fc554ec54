package dev.quern.domain.schema;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.List;

/**
 * A column of a table, or a field of a STRUCT column.
 *
 * @param name its name as declared; matched without regard to case
 * @param elementType its type, or the type of its elements when the mode is REPEATED; for a RECORD
 *     the struct made of {@code fields}
 * @param mode NULLABLE, REQUIRED or REPEATED
 * @param fields the fields of a RECORD, empty otherwise
 * @param attributes the rest
 */
public record SchemaField(
    String name,
    SqlType elementType,
    FieldMode mode,
    List<SchemaField> fields,
    FieldAttributes attributes) {

  public SchemaField {
    fields = List.copyOf(fields);
    if (elementType instanceof ArrayType) {
      throw new IllegalArgumentException("array as element of field " + name);
    }
    if (elementType instanceof StructType != !fields.isEmpty()) {
      throw new IllegalArgumentException("RECORD and fields disagree in field " + name);
    }
  }

  /** A field of a type that is no struct. */
  public static SchemaField scalar(String name, SqlType type, FieldMode mode) {
    return new SchemaField(name, type, mode, List.of(), FieldAttributes.NONE);
  }

  /** A RECORD field. */
  public static SchemaField record(String name, FieldMode mode, List<SchemaField> fields) {
    return new SchemaField(name, structOf(fields), mode, fields, FieldAttributes.NONE);
  }

  /** The field that holds values of {@code type}, with nullable components throughout. */
  public static SchemaField of(String name, SqlType type) {
    FieldMode mode = type.isArray() ? FieldMode.REPEATED : FieldMode.NULLABLE;
    SqlType element = type instanceof ArrayType array ? array.element() : type;
    return element instanceof StructType struct
        ? record(name, mode, struct.fields().stream().map(f -> of(f.name(), f.type())).toList())
        : scalar(name, element, mode);
  }

  static StructType structOf(List<SchemaField> fields) {
    return new StructType(
        fields.stream().map(f -> new StructType.Field(f.name(), f.type())).toList());
  }

  /** The type of the field's value: an array for a REPEATED field. */
  public SqlType type() {
    return mode == FieldMode.REPEATED ? SqlType.array(elementType) : elementType;
  }

  /** The same under another name. */
  public SchemaField withName(String value) {
    return new SchemaField(value, elementType, mode, fields, attributes);
  }

  /** The same with another mode. */
  public SchemaField withMode(FieldMode value) {
    return new SchemaField(name, elementType, value, fields, attributes);
  }

  /** The same RECORD with other fields. */
  public SchemaField withFields(List<SchemaField> value) {
    return new SchemaField(name, structOf(value), mode, value, attributes);
  }

  /** The same with other attributes. */
  public SchemaField withAttributes(FieldAttributes value) {
    return new SchemaField(name, elementType, mode, fields, value);
  }
}
