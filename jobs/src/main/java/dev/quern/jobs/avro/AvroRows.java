package dev.quern.jobs.avro;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.ScalarTexts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rows of a table from Avro's records. */
public final class AvroRows {

  private static final long MILLI = 1000;
  private static final int NUMERIC_INTEGER_DIGITS = 29;

  private final AvroType.Fields root;
  private final List<SchemaField> columns;

  /** Rows of some columns, found by name in the records of a type. */
  public AvroRows(AvroType schema, List<SchemaField> columns) {
    this.root = (AvroType.Fields) schema;
    this.columns = columns;
  }

  /** The next row, one value per column. */
  public List<Value> next(AvroData data) {
    return record(root, columns, data);
  }

  private List<Value> record(AvroType.Fields record, List<SchemaField> wanted, AvroData data) {
    Map<String, SchemaField> byName = new HashMap<>();
    wanted.forEach(field -> byName.put(field.name().toLowerCase(Locale.ROOT), field));
    Map<String, Value> values = new HashMap<>();
    for (AvroType.Field field : record.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      Optional<SchemaField> target = Optional.ofNullable(byName.get(name));
      Value value = value(field.type(), target, data);
      target.ifPresent(_ -> values.put(name, value));
    }
    List<Value> row = new ArrayList<>();
    for (SchemaField field : wanted) {
      Value value = values.getOrDefault(field.name().toLowerCase(Locale.ROOT), missing(field));
      if (field.mode() == FieldMode.REQUIRED && value instanceof Value.Null) {
        throw new AvroFormatException("Required field " + field.name() + " cannot be null");
      }
      row.add(value);
    }
    return row;
  }

  private static Value missing(SchemaField field) {
    return field.type() instanceof ArrayType array
        ? new Value.Array(array, List.of())
        : new Value.Null(field.type());
  }

  /** A value of a field; without one it is only passed over. */
  private Value value(AvroType type, Optional<SchemaField> target, AvroData data) {
    return switch (type) {
      case AvroType.Union(List<AvroType> branches) -> {
        long branch = data.number();
        if (branch < 0 || branch >= branches.size()) {
          throw new AvroFormatException("A union has no branch " + branch);
        }
        AvroType chosen = branches.get((int) branch);
        yield AvroType.isNull(chosen)
            ? target.map(AvroRows::missing).orElse(new Value.Null(ScalarType.STRING))
            : value(chosen, target, data);
      }
      case AvroType.Items(AvroType items) -> array(items, false, target, data);
      case AvroType.Entries(AvroType values) -> array(values, true, target, data);
      case AvroType.Fields record -> {
        List<SchemaField> fields = target.map(SchemaField::fields).orElse(List.of());
        List<Value> values = record(record, fields, data);
        yield target.isPresent() && target.get().elementType() instanceof StructType struct
            ? new Value.Struct(struct, values)
            : mismatch(target, "RECORD");
      }
      case AvroType.Symbols(List<String> symbols) -> {
        long index = data.number();
        if (index < 0 || index >= symbols.size()) {
          throw new AvroFormatException("An enum has no symbol " + index);
        }
        yield text(symbols.get((int) index), target);
      }
      case AvroType.Plain plain -> plain(plain, target, data);
    };
  }

  private Value array(AvroType items, boolean keyed, Optional<SchemaField> target, AvroData data) {
    List<Value> elements = new ArrayList<>();
    for (long count = data.number(); count != 0; count = data.number()) {
      if (count < 0) {
        data.number();
      }
      for (long i = 0; i < Math.abs(count); i++) {
        elements.add(keyed ? entry(items, target, data) : value(items, target, data));
      }
    }
    if (target.isEmpty()) {
      return new Value.Null(ScalarType.STRING);
    }
    return target.get().type() instanceof ArrayType array
        ? new Value.Array(array, elements)
        : mismatch(target, "ARRAY");
  }

  private Value entry(AvroType values, Optional<SchemaField> target, AvroData data) {
    Value.Text key = new Value.Text(data.text());
    Optional<SchemaField> field =
        target.filter(f -> f.fields().size() == 2).map(f -> f.fields().get(1));
    Value value = value(values, field, data);
    return target.isPresent()
            && field.isPresent()
            && target.get().elementType() instanceof StructType struct
        ? new Value.Struct(struct, List.of(key, value))
        : mismatch(target, "MAP");
  }

  private static Value mismatch(Optional<SchemaField> target, String found) {
    if (target.isEmpty()) {
      return new Value.Null(ScalarType.STRING);
    }
    throw new AvroFormatException(
        "Field "
            + target.get().name()
            + " has incompatible types. Configured schema: "
            + target.get().elementType()
            + "; Avro file: "
            + found);
  }

  private static Value plain(AvroType.Plain type, Optional<SchemaField> target, AvroData data) {
    return switch (type.kind()) {
      case NULL -> target.map(AvroRows::missing).orElse(new Value.Null(ScalarType.STRING));
      case BOOLEAN -> {
        boolean flag = data.flag();
        yield is(target, ScalarType.BOOL) ? new Value.Bool(flag) : mismatch(target, "boolean");
      }
      case INT, LONG -> number(type, data.number(), target);
      case FLOAT -> real(data.float32(), target);
      case DOUBLE -> real(data.float64(), target);
      case STRING -> text(data.text(), target);
      case BYTES -> bytes(type, data.bytes(type.size() > 0 ? type.size() : data.number()), target);
    };
  }

  private static boolean is(Optional<SchemaField> target, SqlType type) {
    return target.filter(field -> field.elementType().equals(type)).isPresent();
  }

  private static Value number(AvroType.Plain type, long number, Optional<SchemaField> target) {
    long micros = type.logical().filter(l -> l.endsWith("millis")).isPresent() ? MILLI : 1;
    if (target.isPresent() && target.get().elementType() instanceof ScalarType scalar) {
      return switch (scalar) {
        case INT64 -> new Value.Int64(number);
        case FLOAT64 -> new Value.Float64(number);
        case NUMERIC -> new Value.Numeric(BigDecimal.valueOf(number));
        case BIGNUMERIC -> new Value.BigNumeric(BigDecimal.valueOf(number));
        case DATE -> new Value.Date(Math.toIntExact(number));
        case TIME -> new Value.Time(number * micros);
        case TIMESTAMP -> new Value.Timestamp(number * micros);
        case DATETIME -> new Value.Datetime(number * micros);
        case BOOL, STRING, BYTES, JSON, GEOGRAPHY, INTERVAL -> mismatch(target, "long");
      };
    }
    return mismatch(target, "long");
  }

  private static Value real(double number, Optional<SchemaField> target) {
    return is(target, ScalarType.FLOAT64) ? new Value.Float64(number) : mismatch(target, "double");
  }

  private static Value text(String text, Optional<SchemaField> target) {
    if (target.isEmpty() || target.get().elementType() instanceof StructType) {
      return mismatch(target, "string");
    }
    try {
      return ScalarTexts.parse(target.get().elementType(), text);
    } catch (RuntimeException e) {
      return mismatch(target, "string");
    }
  }

  private static Value bytes(AvroType.Plain type, byte[] bytes, Optional<SchemaField> target) {
    boolean decimal = type.logical().filter("decimal"::equals).isPresent();
    if (is(target, ScalarType.BYTES)) {
      return new Value.Bytes(ByteString.copyOf(bytes));
    }
    return decimal && target.isPresent()
        ? decimal(new BigDecimal(new BigInteger(bytes), type.scale()), target.get())
        : mismatch(target, "bytes");
  }

  private static Value decimal(BigDecimal number, SchemaField target) {
    return switch (target.elementType()) {
      case ScalarType.NUMERIC -> {
        if (number.precision() - number.scale() > NUMERIC_INTEGER_DIGITS) {
          throw new AvroFormatException("Numeric overflow in field " + target.name());
        }
        yield new Value.Numeric(number.setScale(9, RoundingMode.HALF_UP));
      }
      case ScalarType.BIGNUMERIC -> new Value.BigNumeric(number);
      case ScalarType.STRING -> new Value.Text(number.stripTrailingZeros().toPlainString());
      default -> mismatch(Optional.of(target), "decimal");
    };
  }
}
