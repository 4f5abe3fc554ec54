package dev.quern.catalog;

import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.util.StdConverter;

/**
 * A schema field as JSON; the type of a RECORD is left out, its fields say it.
 *
 * @param type the type of its elements unless a RECORD
 */
record FieldJson(
    String name,
    Optional<SqlType> type,
    FieldMode mode,
    List<SchemaField> fields,
    Optional<FieldAttributes> attributes) {

  static final class Encoder extends StdConverter<SchemaField, FieldJson> {
    @Override
    public FieldJson convert(SchemaField field) {
      return new FieldJson(
          field.name(),
          field.elementType().isStruct() ? Optional.empty() : Optional.of(field.elementType()),
          field.mode(),
          field.fields(),
          Optional.of(field.attributes()).filter(a -> !a.equals(FieldAttributes.NONE)));
    }
  }

  static final class Decoder extends StdConverter<FieldJson, SchemaField> {
    @Override
    public SchemaField convert(FieldJson json) {
      SchemaField field =
          json.type()
              .map(type -> SchemaField.scalar(json.name(), type, json.mode()))
              .orElseGet(() -> SchemaField.record(json.name(), json.mode(), json.fields()));
      return json.attributes().map(field::withAttributes).orElse(field);
    }
  }
}
