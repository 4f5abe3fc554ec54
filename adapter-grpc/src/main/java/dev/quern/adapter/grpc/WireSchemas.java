package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.TableFieldSchema;
import com.google.cloud.bigquery.storage.v1.TableSchema;
import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;

/** Schemas of tables as messages. */
final class WireSchemas {

  private WireSchemas() {}

  static TableSchema of(dev.quern.domain.schema.TableSchema schema) {
    TableSchema.Builder wire = TableSchema.newBuilder();
    schema.fields().forEach(field -> wire.addFields(of(field)));
    return wire.build();
  }

  private static TableFieldSchema of(SchemaField field) {
    TableFieldSchema.Builder wire =
        TableFieldSchema.newBuilder()
            .setName(field.name())
            .setType(type(field.elementType()))
            .setMode(TableFieldSchema.Mode.valueOf(field.mode().name()));
    field.fields().forEach(nested -> wire.addFields(of(nested)));
    if (field.elementType() instanceof RangeType range) {
      wire.getRangeElementTypeBuilder().setType(type(range.element()));
    }
    FieldAttributes attributes = field.attributes();
    attributes.description().ifPresent(wire::setDescription);
    attributes.parameters().maxLength().ifPresent(wire::setMaxLength);
    attributes.parameters().precision().ifPresent(wire::setPrecision);
    attributes.parameters().scale().ifPresent(wire::setScale);
    attributes.defaultValueExpression().ifPresent(wire::setDefaultValueExpression);
    return wire.build();
  }

  private static TableFieldSchema.Type type(SqlType type) {
    return switch (type) {
      case StructType _ -> TableFieldSchema.Type.STRUCT;
      case RangeType _ -> TableFieldSchema.Type.RANGE;
      case ArrayType array -> type(array.element());
      case ScalarType scalar ->
          scalar == ScalarType.FLOAT64
              ? TableFieldSchema.Type.DOUBLE
              : TableFieldSchema.Type.valueOf(scalar.name());
    };
  }
}
