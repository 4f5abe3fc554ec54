package dev.quern.catalog;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Types as JSON: {@code "INT64"}, {@code {"array": T}}, {@code {"range": T}}, {@code {"struct":
 * [{"name": "a", "type": T}]}}.
 */
final class SqlTypeJson {

  private SqlTypeJson() {}

  static final class Writer extends ValueSerializer<SqlType> {
    @Override
    public void serialize(SqlType type, JsonGenerator json, SerializationContext context) {
      switch (type) {
        case ScalarType scalar -> json.writeString(scalar.name());
        case ArrayType array -> writeWrapped("array", array.element(), json, context);
        case RangeType range -> writeWrapped("range", range.element(), json, context);
        case StructType struct -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("struct");
          for (StructType.Field field : struct.fields()) {
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeName("type");
            serialize(field.type(), json, context);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }
      }
    }

    private void writeWrapped(
        String name, SqlType element, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeName(name);
      serialize(element, json, context);
      json.writeEndObject();
    }
  }

  static final class Reader extends ValueDeserializer<SqlType> {
    @Override
    public SqlType deserialize(JsonParser json, DeserializationContext context) {
      return read(context.readTree(json));
    }

    private static SqlType read(JsonNode node) {
      if (node.isString()) {
        return ScalarType.valueOf(node.asString());
      }
      if (node.has("array")) {
        return new ArrayType(read(node.get("array")));
      }
      if (node.has("range")) {
        return new RangeType(read(node.get("range")));
      }
      List<StructType.Field> fields = new ArrayList<>();
      for (JsonNode field : node.get("struct")) {
        fields.add(new StructType.Field(field.get("name").asString(), read(field.get("type"))));
      }
      return new StructType(fields);
    }
  }
}
