package dev.quern.jobs.orc;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.ScalarTexts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads columns of one stripe as values of a table's columns. */
final class OrcValues {

  private static final int NUMERIC_SCALE = 9;
  private static final int NUMERIC_INTEGER_DIGITS = 29;

  private final OrcStripe stripe;
  private final UnaryOperator<String> names;

  OrcValues(OrcStripe stripe, UnaryOperator<String> names) {
    this.stripe = stripe;
    this.names = names;
  }

  /** The values of the fields of a struct that fit columns by their names. */
  List<Supplier<Value>> fields(OrcType struct, List<SchemaField> columns) {
    List<Supplier<Value>> readers = new ArrayList<>();
    for (SchemaField column : columns) {
      readers.add(
          field(struct, column)
              .map(type -> values(type, column))
              .orElseGet(() -> () -> missing(column)));
    }
    return readers;
  }

  private Optional<OrcType> field(OrcType struct, SchemaField column) {
    for (int i = 0; i < struct.names().size(); i++) {
      if (names.apply(struct.names().get(i)).equalsIgnoreCase(column.name())) {
        return Optional.of(struct.fields().get(i));
      }
    }
    return Optional.empty();
  }

  private static Value missing(SchemaField column) {
    if (column.mode() == FieldMode.REQUIRED) {
      throw new OrcFormatException("Required field " + column.name() + " cannot be null");
    }
    return column.type() instanceof ArrayType array
        ? new Value.Array(array, List.of())
        : new Value.Null(column.type());
  }

  private Supplier<Value> values(OrcType type, SchemaField column) {
    Optional<ByteRuns> present =
        stripe.find(type.column(), OrcStripe.Kind.PRESENT).map(ByteRuns::new);
    Supplier<Value> values = present(type, column);
    return present
        .<Supplier<Value>>map(bits -> () -> bits.nextBit() ? values.get() : missing(column))
        .orElse(values);
  }

  private Supplier<Value> present(OrcType type, SchemaField column) {
    return switch (type.kind()) {
      case LIST -> list(type, column, element(type.fields().getFirst(), column));
      case MAP -> list(type, column, entry(type, column));
      case STRUCT -> {
        StructType struct = struct(column, type);
        List<Supplier<Value>> fields = fields(type, column.fields());
        yield () -> new Value.Struct(struct, next(fields));
      }
      case UNION -> union(type, column);
      default -> {
        Supplier<Object> objects = ScalarColumn.of(type, stripe);
        yield () -> scalar(objects.get(), type, column);
      }
    };
  }

  static List<Value> next(List<Supplier<Value>> readers) {
    List<Value> values = new ArrayList<>(readers.size());
    readers.forEach(reader -> values.add(reader.get()));
    return values;
  }

  private Supplier<Value> element(OrcType type, SchemaField column) {
    return values(type, column.withMode(FieldMode.REQUIRED));
  }

  private Supplier<Value> entry(OrcType map, SchemaField column) {
    StructType struct = struct(column, map);
    if (column.fields().size() != 2) {
      throw mismatch(column, map);
    }
    List<Supplier<Value>> fields =
        List.of(
            values(map.fields().getFirst(), column.fields().getFirst()),
            values(map.fields().getLast(), column.fields().getLast()));
    return () -> new Value.Struct(struct, next(fields));
  }

  private Supplier<Value> list(OrcType type, SchemaField column, Supplier<Value> elements) {
    if (!(column.type() instanceof ArrayType array)) {
      throw mismatch(column, type);
    }
    RunLengths lengths =
        RunLengths.of(
            stripe.stream(type.column(), OrcStripe.Kind.LENGTH),
            stripe.encoding(type.column()).isSecond(),
            false);
    return () -> {
      long count = lengths.next();
      List<Value> values = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        values.add(elements.get());
      }
      return new Value.Array(array, values);
    };
  }

  private Supplier<Value> union(OrcType type, SchemaField column) {
    ByteRuns tags = new ByteRuns(stripe.stream(type.column(), OrcStripe.Kind.DATA));
    if (type.fields().size() == 1) {
      Supplier<Value> only = values(type.fields().getFirst(), column);
      return () -> {
        tags.next();
        return only.get();
      };
    }
    StructType struct = struct(column, type);
    List<Supplier<Value>> variants = new ArrayList<>();
    for (int i = 0; i < type.fields().size() && i < column.fields().size(); i++) {
      variants.add(values(type.fields().get(i), column.fields().get(i)));
    }
    return () -> {
      int tag = tags.next();
      List<Value> fields = new ArrayList<>();
      for (int i = 0; i < column.fields().size(); i++) {
        fields.add(i == tag ? variants.get(i).get() : missing(column.fields().get(i)));
      }
      return new Value.Struct(struct, fields);
    };
  }

  private static StructType struct(SchemaField column, OrcType type) {
    if (column.elementType() instanceof StructType struct) {
      return struct;
    }
    throw mismatch(column, type);
  }

  private static Value scalar(Object object, OrcType type, SchemaField column) {
    if (!(column.elementType() instanceof ScalarType target)
        || (column.mode() == FieldMode.REPEATED)) {
      throw mismatch(column, type);
    }
    return switch (object) {
      case Boolean flag when target == ScalarType.BOOL -> new Value.Bool(flag);
      case Long number -> whole(number, type, target, column);
      case Double number when target == ScalarType.FLOAT64 -> new Value.Float64(number);
      case BigDecimal number -> decimal(number, target, column, type);
      case byte[] bytes when target == ScalarType.BYTES ->
          new Value.Bytes(ByteString.copyOf(bytes));
      case String text -> text(text, target, column, type);
      default -> throw mismatch(column, type);
    };
  }

  private static Value whole(long number, OrcType type, ScalarType target, SchemaField column) {
    if (type.kind() == OrcType.Kind.DATE && target == ScalarType.DATE) {
      return new Value.Date(Math.toIntExact(number));
    }
    boolean time =
        type.kind() == OrcType.Kind.TIMESTAMP || type.kind() == OrcType.Kind.TIMESTAMP_INSTANT;
    if (time || type.kind() == OrcType.Kind.DATE) {
      if (time && target == ScalarType.TIMESTAMP) {
        return new Value.Timestamp(number);
      }
      if (time && target == ScalarType.DATETIME) {
        return new Value.Datetime(number);
      }
      throw mismatch(column, type);
    }
    return switch (target) {
      case INT64 -> new Value.Int64(number);
      case FLOAT64 -> new Value.Float64(number);
      case NUMERIC -> new Value.Numeric(BigDecimal.valueOf(number));
      case BIGNUMERIC -> new Value.BigNumeric(BigDecimal.valueOf(number));
      default -> throw mismatch(column, type);
    };
  }

  private static Value decimal(
      BigDecimal number, ScalarType target, SchemaField column, OrcType type) {
    return switch (target) {
      case NUMERIC -> {
        if (number.precision() - number.scale() > NUMERIC_INTEGER_DIGITS) {
          throw new OrcFormatException("Numeric overflow in field " + column.name());
        }
        yield new Value.Numeric(number.setScale(NUMERIC_SCALE, RoundingMode.HALF_UP));
      }
      case BIGNUMERIC -> new Value.BigNumeric(number);
      case STRING -> new Value.Text(number.stripTrailingZeros().toPlainString());
      default -> throw mismatch(column, type);
    };
  }

  private static Value text(String text, ScalarType target, SchemaField column, OrcType type) {
    try {
      return ScalarTexts.parse(target, text);
    } catch (BigQueryException | IllegalArgumentException e) {
      throw mismatch(column, type);
    }
  }

  private static OrcFormatException mismatch(SchemaField column, OrcType type) {
    return new OrcFormatException(
        "Field "
            + column.name()
            + " has incompatible types. Configured schema: "
            + column.elementType()
            + "; ORC file: "
            + type.kind());
  }
}
