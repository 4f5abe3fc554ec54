package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.StructTypeJson;
import dev.quern.adapter.rest.wire.TypeJson;
import dev.quern.adapter.rest.wire.TypedFieldJson;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.ArrayList;
import java.util.List;

/** GoogleSQL types between wire and domain. Source: REST type {@code StandardSqlDataType}. */
public final class TypeMapper {

  private TypeMapper() {}

  /** A type on the wire. */
  public static TypeJson toWire(SqlType type) {
    return switch (type) {
      case ScalarType scalar -> new TypeJson(scalar.name(), null, null, null);
      case ArrayType array -> new TypeJson("ARRAY", toWire(array.element()), null, null);
      case RangeType range -> new TypeJson("RANGE", null, null, toWire(range.element()));
      case StructType struct ->
          new TypeJson("STRUCT", null, new StructTypeJson(fields(struct)), null);
    };
  }

  private static List<TypedFieldJson> fields(StructType struct) {
    return struct.fields().stream()
        .map(field ->
            new TypedFieldJson(field.isAnonymous() ? null : field.name(), toWire(field.type())))
        .toList();
  }

  /** The type a client describes, {@code path} being where. */
  public static SqlType toDomain(TypeJson json, String path) {
    String kind = References.required(json.typeKind(), path + ".typeKind");
    return switch (kind) {
      case "ARRAY" ->
          new ArrayType(
              toDomain(
                  References.required(json.arrayElementType(), path + ".arrayElementType"),
                  path + ".arrayElementType"));
      case "RANGE" ->
          new RangeType(
              toDomain(
                  References.required(json.rangeElementType(), path + ".rangeElementType"),
                  path + ".rangeElementType"));
      case "STRUCT" -> struct(json, path);
      default ->
          ScalarType.named(kind)
              .orElseThrow(() ->
                  new BigQueryException(
                      ErrorReason.INVALID,
                      path + ".typeKind",
                      "Invalid value for typeKind: " + kind + " is not a valid value"));
    };
  }

  private static StructType struct(TypeJson json, String path) {
    List<StructType.Field> fields = new ArrayList<>();
    StructTypeJson struct = References.required(json.structType(), path + ".structType");
    for (TypedFieldJson field : Optionals.orEmpty(struct.fields())) {
      String at = path + ".structType.fields[" + fields.size() + "]";
      fields.add(
          new StructType.Field(
              field.name() == null ? "" : field.name(),
              toDomain(References.required(field.type(), at + ".type"), at + ".type")));
    }
    return new StructType(fields);
  }
}
