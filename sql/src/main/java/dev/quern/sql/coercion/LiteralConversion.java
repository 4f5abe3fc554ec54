package dev.quern.sql.coercion;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.types.civil.Zone;
import dev.quern.types.numeric.BigNumeric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Converts the values of literals when a statement is analyzed. */
public final class LiteralConversion {

  private LiteralConversion() {}

  /**
   * A literal as a value of another type; empty when this is left to a cast at run time. Texts that
   * become dates and times need a time zone and are left, too.
   */
  static Optional<Value> convert(LiteralOperator literal, SqlType target) {
    return convert(literal, target, Optional.empty());
  }

  /**
   * A literal as a value of another type, texts included; empty when this is left to a cast at run
   * time.
   *
   * @throws dev.quern.domain.error.BigQueryException when a text is no value of the type
   */
  public static Optional<Value> convert(LiteralOperator literal, SqlType target, Zone zone) {
    return convert(literal, target, Optional.of(zone));
  }

  private static Optional<Value> convert(
      LiteralOperator literal, SqlType target, Optional<Zone> zone) {
    boolean decimal = target == ScalarType.NUMERIC || target == ScalarType.BIGNUMERIC;
    return decimal && literal.exact().isPresent()
        ? fromNumber(literal.exact().get(), target)
        : convert(literal.value(), target, zone);
  }

  private static Optional<Value> convert(Value value, SqlType target, Optional<Zone> zone) {
    if (value.type().equals(target)) {
      return Optional.of(value);
    }
    return switch (value) {
      case Value.Null _ -> Optional.of(new Value.Null(target));
      case Value.Int64 number -> fromNumber(BigDecimal.valueOf(number.value()), target);
      case Value.Float64 number ->
          target == ScalarType.NUMERIC || target == ScalarType.BIGNUMERIC
              ? fromFloat64(number.value(), target)
              : Optional.empty();
      case Value.Numeric number -> fromNumber(number.value(), target);
      case Value.BigNumeric number -> fromNumber(number.value(), target);
      case Value.Text(String text) ->
          isCivil(target) ? zone.map(z -> TypedText.parse(text, target, z)) : Optional.empty();
      case Value.Array array when target instanceof ArrayType to ->
          convertAll(
                  array.elements(),
                  Collections.nCopies(array.elements().size(), to.element()),
                  zone)
              .map(elements -> new Value.Array(to, elements));
      case Value.Struct struct when target instanceof StructType to ->
          convertAll(
                  struct.fields(), to.fields().stream().map(StructType.Field::type).toList(), zone)
              .map(fields -> new Value.Struct(to, fields));
      case Value.Bool _,
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

  private static boolean isCivil(SqlType type) {
    return type == ScalarType.DATE
        || type == ScalarType.DATETIME
        || type == ScalarType.TIME
        || type == ScalarType.TIMESTAMP
        || type instanceof RangeType;
  }

  private static Optional<Value> fromFloat64(double number, SqlType target) {
    return Double.isFinite(number)
        ? fromNumber(BigDecimal.valueOf(number), target)
        : Optional.empty();
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
      case ScalarType.BIGNUMERIC -> {
        BigDecimal rounded = number.setScale(BigNumeric.SCALE, RoundingMode.HALF_UP);
        yield BigNumeric.isInRange(rounded.unscaledValue())
            ? Optional.of(new Value.BigNumeric(rounded))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<List<Value>> convertAll(
      List<Value> values, List<SqlType> types, Optional<Zone> zone) {
    List<Value> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<Value> value = convert(values.get(i), types.get(i), zone);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      converted.add(value.get());
    }
    return Optional.of(converted);
  }
}
