package dev.quern.sql.coercion;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts the values of literals when a statement is analyzed. */
public final class LiteralConversion {

  private LiteralConversion() {}

  /** The value as a value of another type; empty when this is left to a cast at run time. */
  public static Optional<Value> convert(Value value, SqlType target) {
    if (value.type().equals(target)) {
      return Optional.of(value);
    }
    return switch (value) {
      case Value.Null _ -> Optional.of(new Value.Null(target));
      case Value.Int64 number -> fromNumber(BigDecimal.valueOf(number.value()), target);
      case Value.Float64 number ->
          target == ScalarType.NUMERIC || target == ScalarType.BIGNUMERIC
              ? fromNumber(BigDecimal.valueOf(number.value()), target)
              : Optional.empty();
      case Value.Numeric number -> fromNumber(number.value(), target);
      case Value.BigNumeric number -> fromNumber(number.value(), target);
      case Value.Array array when target instanceof ArrayType to ->
          convertAll(
                  array.elements(),
                  java.util.Collections.nCopies(array.elements().size(), to.element()))
              .map(elements -> new Value.Array(to, elements));
      case Value.Struct struct when target instanceof StructType to ->
          convertAll(struct.fields(), to.fields().stream().map(StructType.Field::type).toList())
              .map(fields -> new Value.Struct(to, fields));
      case Value.Bool _,
          Value.Text _,
          Value.Bytes _,
          Value.Date _,
          Value.Datetime _,
          Value.Time _,
          Value.Timestamp _,
          Value.Interval _,
          Value.Json _,
          Value.Geography _,
          Value.Range _,
          Value.Array _,
          Value.Struct _ ->
          Optional.empty();
    };
  }

  private static Optional<Value> fromNumber(BigDecimal number, SqlType target) {
    return switch (target) {
      case ScalarType.FLOAT64 -> Optional.of(new Value.Float64(number.doubleValue()));
      case ScalarType.NUMERIC -> {
        BigDecimal rounded = number.setScale(9, RoundingMode.HALF_UP);
        yield rounded.precision() <= 38
            ? Optional.of(new Value.Numeric(rounded))
            : Optional.empty();
      }
      case ScalarType.BIGNUMERIC ->
          number.precision() - number.scale() <= 38
              ? Optional.of(new Value.BigNumeric(number.setScale(38, RoundingMode.HALF_UP)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<List<Value>> convertAll(List<Value> values, List<SqlType> types) {
    List<Value> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<Value> value = convert(values.get(i), types.get(i));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      converted.add(value.get());
    }
    return Optional.of(converted);
  }

  /**
   * The value a literal of a type has, {@code DATE '2020-01-01'} for example; empty when the text
   * is not valid.
   */
  public static Optional<Value> parse(String text, SqlType type, String timeZone) {
    try {
      return switch (type) {
        case ScalarType.NUMERIC, ScalarType.BIGNUMERIC ->
            fromNumber(new BigDecimal(text.trim()), type);
        case ScalarType.JSON -> Optional.of(new Value.Json(text));
        case ScalarType.DATE ->
            Optional.of(new Value.Date((int) java.time.LocalDate.parse(text).toEpochDay()));
        default -> Optional.empty();
      };
    } catch (NumberFormatException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The value of {@code INTERVAL 'text' parts}. */
  public static Optional<Value> parseInterval(String text, String parts) {
    return Optional.empty();
  }
}
