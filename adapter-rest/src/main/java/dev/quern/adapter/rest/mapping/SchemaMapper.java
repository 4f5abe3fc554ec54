package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.PolicyTagsJson;
import dev.quern.adapter.rest.wire.RangeElementTypeJson;
import dev.quern.adapter.rest.wire.TableFieldSchemaJson;
import dev.quern.adapter.rest.wire.TableSchemaJson;
import dev.quern.catalog.rules.WireTypes;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Table schemas between wire and domain. */
public final class SchemaMapper {

  /** What would hide, compute or convert values. */
  private static final Set<String> UNSUPPORTED =
      Set.of("dataPolicies", "dataPolicyList", "generatedColumn", "foreignTypeDefinition");

  private static final long MICROSECONDS = 6;

  private SchemaMapper() {}

  /** A schema on the wire. */
  public static TableSchemaJson toWire(TableSchema schema) {
    return new TableSchemaJson(schema.fields().stream().map(SchemaMapper::toWire).toList());
  }

  private static TableFieldSchemaJson toWire(SchemaField field) {
    FieldAttributes attributes = field.attributes();
    TypeParameters parameters = attributes.parameters();
    return new TableFieldSchemaJson(
        field.name(),
        WireTypes.name(field.elementType()),
        attributes.modeImplied() && field.mode() == FieldMode.NULLABLE ? null : field.mode().name(),
        field.fields().isEmpty()
            ? null
            : field.fields().stream().map(SchemaMapper::toWire).toList(),
        Optionals.unwrap(attributes.description()),
        attributes.policyTags().isEmpty() ? null : new PolicyTagsJson(attributes.policyTags()),
        Optionals.unwrap(parameters.maxLength()),
        Optionals.unwrap(parameters.precision()),
        Optionals.unwrap(parameters.scale()),
        Optionals.unwrap(attributes.collation()),
        Optionals.unwrap(attributes.defaultValueExpression()),
        Optionals.unwrap(attributes.roundingMode()),
        field.elementType() instanceof RangeType range
            ? new RangeElementTypeJson(WireTypes.name(range.element()))
            : null,
        null,
        null);
  }

  /** The schema a client describes, empty when it describes none. */
  public static TableSchema toDomain(@Nullable TableSchemaJson json) {
    return json == null ? TableSchema.EMPTY : new TableSchema(fields(json.fields(), "schema"));
  }

  private static List<SchemaField> fields(@Nullable List<TableFieldSchemaJson> json, String path) {
    List<SchemaField> fields = new ArrayList<>();
    for (TableFieldSchemaJson field : Optionals.orEmpty(json)) {
      fields.add(field(field, path + ".fields[" + fields.size() + "]"));
    }
    return fields;
  }

  private static SchemaField field(TableFieldSchemaJson json, String path) {
    String name = References.required(json.name(), path + ".name");
    String type = References.required(json.type(), path + ".type");
    FieldMode mode = mode(json.mode(), path);
    Unsupported.refuse(json.others(), UNSUPPORTED, path);
    requireMicroseconds(json.timestampPrecision(), path);
    SchemaField plain =
        WireTypes.isRecord(type)
            ? record(json, name, mode, path)
            : SchemaField.scalar(name, scalar(json, type, path), mode);
    return plain.withAttributes(
        new FieldAttributes(
            Optionals.wrap(json.description()),
            new TypeParameters(
                Optionals.wrap(json.maxLength()),
                Optionals.wrap(json.precision()),
                Optionals.wrap(json.scale())),
            Optional.ofNullable(json.collation()),
            Optionals.wrap(json.defaultValueExpression()),
            json.policyTags() == null ? List.of() : Optionals.orEmpty(json.policyTags().names()),
            Optionals.wrap(json.roundingMode()),
            json.mode() == null || json.mode().isEmpty()));
  }

  private static void requireMicroseconds(@Nullable Long precision, String path) {
    if (precision != null && precision != MICROSECONDS) {
      throw new BigQueryException(
          ErrorReason.NOT_IMPLEMENTED,
          path + ".timestampPrecision",
          "TIMESTAMP with a precision of "
              + precision
              + " digits is not supported by Quern; see docs/limits.md.");
    }
  }

  private static SchemaField record(
      TableFieldSchemaJson json, String name, FieldMode mode, String path) {
    List<SchemaField> fields = fields(json.fields(), path);
    if (fields.isEmpty()) {
      throw invalid(path, "Field " + name + " is type RECORD but has no schema");
    }
    return SchemaField.record(name, mode, fields);
  }

  private static SqlType scalar(TableFieldSchemaJson json, String type, String path) {
    if (type.equalsIgnoreCase("RANGE")) {
      String element =
          json.rangeElementType() == null
              ? References.required(null, path + ".rangeElementType")
              : References.required(
                  json.rangeElementType().type(), path + ".rangeElementType.type");
      return WireTypes.scalar(element)
          .filter(bound ->
              bound == ScalarType.DATE
                  || bound == ScalarType.DATETIME
                  || bound == ScalarType.TIMESTAMP)
          .map(RangeType::new)
          .orElseThrow(() ->
              invalid(
                  path + ".rangeElementType.type",
                  "Invalid value for type: " + element + " is not a valid value"));
    }
    return WireTypes.scalar(type)
        .orElseThrow(() ->
            invalid(path + ".type", "Invalid value for type: " + type + " is not a valid value"));
  }

  private static FieldMode mode(@Nullable String mode, String path) {
    if (mode == null || mode.isEmpty()) {
      return FieldMode.NULLABLE;
    }
    for (FieldMode value : FieldMode.values()) {
      if (value.name().equals(mode.toUpperCase(Locale.ROOT))) {
        return value;
      }
    }
    throw invalid(path + ".mode", "Invalid value for mode: " + mode + " is not a valid value");
  }

  private static BigQueryException invalid(String path, String message) {
    return new BigQueryException(ErrorReason.INVALID, path, message);
  }
}
