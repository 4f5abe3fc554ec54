package dev.quern.udf.js;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.graalvm.polyglot.Context;

/**
 * What SQL values become in JavaScript. Source: "User-defined functions", SQL type encodings in
 * JavaScript.
 */
final class ValueConversion {

  private static final BigDecimal LARGEST_NUMBER = new BigDecimal(1L << 53);
  private static final long MICROS_PER_MILLI = 1000;

  private final org.graalvm.polyglot.Value newArray;
  private final org.graalvm.polyglot.Value newObject;
  private final org.graalvm.polyglot.Value newDate;
  private final org.graalvm.polyglot.Value newBigInt;
  private final org.graalvm.polyglot.Value newBytes;
  private final org.graalvm.polyglot.Value parseJson;
  private final ResultConversion results;

  ValueConversion(Context context) {
    newArray = context.eval("js", "(...elements) => elements");
    newObject =
        context.eval(
            "js",
            "(...parts) => { const o = {}; for (let i = 0; i < parts.length; i += 2)"
                + " o[parts[i]] = parts[i + 1]; return o; }");
    newDate =
        context.eval(
            "js",
            "(millis, micros) => { const d = new Date(millis); d.microsecond = micros; return d; }");
    newBigInt = context.eval("js", "BigInt");
    newBytes = context.eval("js", "(...octets) => Uint8Array.from(octets)");
    parseJson = context.eval("js", "JSON.parse");
    results = new ResultConversion(context);
  }

  /**
   * A value as JavaScript sees it. INT64 has no equal there: scalar functions get a string,
   * aggregate functions a BigInt; and BYTES in base64, or as an array.
   */
  Object toScript(Value value, boolean aggregate) {
    return switch (value) {
      case Value.Null _ -> org.graalvm.polyglot.Value.asValue(null);
      case Value.Bool(boolean bool) -> bool;
      case Value.Int64(long number) ->
          aggregate ? newBigInt.execute(Long.toString(number)) : Long.toString(number);
      case Value.Float64(double number) -> number;
      case Value.Numeric(BigDecimal number) -> decimal(number);
      case Value.BigNumeric(BigDecimal number) -> decimal(number);
      case Value.Text(String text) -> text;
      case Value.Bytes(ByteString bytes) when aggregate -> newBytes.execute(octets(bytes));
      case Value.Bytes(ByteString bytes) -> Base64.getEncoder().encodeToString(bytes.toByteArray());
      case Value.Date(int day) ->
          newDate.execute(LocalDate.ofEpochDay(day).toEpochDay() * 86_400_000L, 0);
      case Value.Datetime(long micros) -> datetime(micros).toString();
      case Value.Time(long micros) -> LocalTime.ofNanoOfDay(micros * 1000).toString();
      case Value.Timestamp(long micros) ->
          newDate.execute(
              Math.floorDiv(micros, MICROS_PER_MILLI), Math.floorMod(micros, MICROS_PER_MILLI));
      case Value.Json(String text) -> parseJson.execute(text);
      case Value.Array(var _, List<Value> elements) ->
          newArray.execute(
              elements.stream().map(element -> toScript(element, aggregate)).toArray());
      case Value.Struct struct -> object(struct, aggregate);
      case Value.Interval _, Value.Geography _, Value.Range _ ->
          throw new IllegalStateException("not for JavaScript: " + value.type());
    };
  }

  private static Object[] octets(ByteString bytes) {
    byte[] array = bytes.toByteArray();
    Object[] octets = new Object[array.length];
    for (int i = 0; i < array.length; i++) {
      octets[i] = Byte.toUnsignedInt(array[i]);
    }
    return octets;
  }

  private Object object(Value.Struct struct, boolean aggregate) {
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < struct.fields().size(); i++) {
      parts.add(struct.type().fields().get(i).name());
      parts.add(toScript(struct.fields().get(i), aggregate));
    }
    return newObject.execute(parts.toArray());
  }

  private static LocalDateTime datetime(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** A number where it is exact and whole, else a string. */
  private static Object decimal(BigDecimal number) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return whole && number.abs().compareTo(LARGEST_NUMBER) <= 0
        ? number.doubleValue()
        : number.stripTrailingZeros().toPlainString();
  }

  /** A function's result as a value of its declared type. */
  Value fromScript(org.graalvm.polyglot.Value result, SqlType type) {
    if (result.isNull()) {
      return new Value.Null(type);
    }
    return switch (type) {
      case ScalarType scalar -> results.scalar(result, scalar);
      case ArrayType array -> array(result, array);
      case StructType struct -> struct(result, struct);
      case RangeType _ -> throw new IllegalStateException("not for JavaScript: " + type);
    };
  }

  private Value array(org.graalvm.polyglot.Value result, ArrayType type) {
    if (!result.hasArrayElements()) {
      throw results.failed(result, type);
    }
    List<Value> elements = new ArrayList<>();
    for (long i = 0; i < result.getArraySize(); i++) {
      elements.add(fromScript(result.getArrayElement(i), type.element()));
    }
    return new Value.Array(type, elements);
  }

  private Value struct(org.graalvm.polyglot.Value result, StructType type) {
    if (!result.hasMembers()) {
      throw results.failed(result, type);
    }
    List<Value> fields = new ArrayList<>();
    for (StructType.Field field : type.fields()) {
      fields.add(
          result.hasMember(field.name())
              ? fromScript(result.getMember(field.name()), field.type())
              : new Value.Null(field.type()));
    }
    return new Value.Struct(type, fields);
  }
}
