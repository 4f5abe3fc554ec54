package dev.quern.jobs.orc;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.value.DecimalTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The columns that ORC's types become. Source: "Loading ORC data", ORC conversions. */
final class OrcColumn {

  private static final List<ScalarType> DECIMALS = List.of(ScalarType.NUMERIC, ScalarType.STRING);

  private final List<ScalarType> decimalTargets;
  private final UnaryOperator<String> names;

  private OrcColumn(List<ScalarType> decimalTargets, UnaryOperator<String> names) {
    this.decimalTargets = decimalTargets.isEmpty() ? DECIMALS : decimalTargets;
    this.names = names;
  }

  static List<SchemaField> columns(
      OrcType root, List<ScalarType> decimalTargets, UnaryOperator<String> names) {
    if (root.kind() != OrcType.Kind.STRUCT) {
      throw new OrcFormatException("The rows are no structs");
    }
    return new OrcColumn(decimalTargets, names).fields(root);
  }

  private List<SchemaField> fields(OrcType struct) {
    List<SchemaField> fields = new ArrayList<>();
    for (int i = 0; i < struct.fields().size(); i++) {
      String name = names.apply(struct.names().get(i));
      fields.add(column(name, struct.fields().get(i), FieldMode.NULLABLE));
    }
    return fields;
  }

  private SchemaField column(String name, OrcType type, FieldMode mode) {
    return switch (type.kind()) {
      case STRUCT -> SchemaField.record(name, mode, fields(type));
      case LIST -> {
        requireSingle(name, mode);
        yield column(name, type.fields().getFirst(), FieldMode.REPEATED);
      }
      case MAP -> {
        requireSingle(name, mode);
        yield SchemaField.record(
            name,
            FieldMode.REPEATED,
            List.of(
                column("key", type.fields().getFirst(), FieldMode.NULLABLE),
                column("value", type.fields().getLast(), FieldMode.NULLABLE)));
      }
      case UNION -> union(name, type, mode);
      default -> SchemaField.scalar(name, scalar(type), mode);
    };
  }

  private SchemaField union(String name, OrcType type, FieldMode mode) {
    if (type.fields().size() == 1) {
      return column(name, type.fields().getFirst(), mode);
    }
    List<SchemaField> variants = new ArrayList<>();
    for (OrcType variant : type.fields()) {
      variants.add(column("field_" + variants.size(), variant, FieldMode.NULLABLE));
    }
    return SchemaField.record(name, mode, variants);
  }

  private static void requireSingle(String name, FieldMode mode) {
    if (mode == FieldMode.REPEATED) {
      throw new OrcFormatException("Lists of lists are not supported: field " + name);
    }
  }

  private ScalarType scalar(OrcType type) {
    return switch (type.kind()) {
      case BOOLEAN -> ScalarType.BOOL;
      case BYTE, SHORT, INT, LONG -> ScalarType.INT64;
      case FLOAT, DOUBLE -> ScalarType.FLOAT64;
      case STRING, VARCHAR, CHAR -> ScalarType.STRING;
      case BINARY -> ScalarType.BYTES;
      case DATE -> ScalarType.DATE;
      case TIMESTAMP, TIMESTAMP_INSTANT -> ScalarType.TIMESTAMP;
      case DECIMAL -> DecimalTarget.of(decimalTargets, type.precision(), type.scale());
      case LIST, MAP, STRUCT, UNION -> throw new IllegalStateException("no scalar: " + type);
    };
  }
}
