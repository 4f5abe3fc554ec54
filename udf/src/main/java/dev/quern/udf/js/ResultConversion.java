package dev.quern.udf.js;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.types.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.graalvm.polyglot.Context;

/** What results of JavaScript become in SQL; strings stand for values of any type. */
final class ResultConversion {

  private static final int NUMERIC_SCALE = 9;
  private static final int BIGNUMERIC_SCALE = 38;
  private static final long NANOS_PER_MICRO = 1000;

  private final org.graalvm.polyglot.Value toText;
  private final org.graalvm.polyglot.Value toJson;

  ResultConversion(Context context) {
    toText = context.eval("js", "String");
    toJson = context.eval("js", "JSON.stringify");
  }

  /** A result that is not NULL. */
  Value scalar(org.graalvm.polyglot.Value result, ScalarType type) {
    try {
      return switch (type) {
        case BOOL -> new Value.Bool(bool(result, type));
        case INT64 -> new Value.Int64(integer(result, type));
        case FLOAT64 -> new Value.Float64(number(result, type));
        case NUMERIC -> new Value.Numeric(decimal(result, NUMERIC_SCALE));
        case BIGNUMERIC -> new Value.BigNumeric(decimal(result, BIGNUMERIC_SCALE));
        case STRING -> new Value.Text(text(result));
        case BYTES -> new Value.Bytes(bytes(result));
        case JSON -> json(result, type);
        case DATE ->
            new Value.Date(
                (int)
                    (result.isInstant()
                            ? result.asInstant().atZone(ZoneOffset.UTC).toLocalDate()
                            : LocalDate.parse(text(result)))
                        .toEpochDay());
        case DATETIME ->
            new Value.Datetime(
                micros(
                    LocalDateTime.parse(text(result).replace(' ', 'T')).toInstant(ZoneOffset.UTC)));
        case TIME -> new Value.Time(LocalTime.parse(text(result)).toNanoOfDay() / NANOS_PER_MICRO);
        case TIMESTAMP ->
            new Value.Timestamp(
                micros(
                    result.isInstant()
                        ? result.asInstant()
                        : OffsetDateTime.parse(text(result)).toInstant()));
        case INTERVAL, GEOGRAPHY -> throw new IllegalStateException("not for JavaScript: " + type);
      };
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw failed(result, type);
    }
  }

  private ByteString bytes(org.graalvm.polyglot.Value result) {
    if (!result.hasArrayElements()) {
      return ByteString.copyOf(Base64.getDecoder().decode(text(result)));
    }
    byte[] octets = new byte[(int) result.getArraySize()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) result.getArrayElement(i).asInt();
    }
    return ByteString.copyOf(octets);
  }

  private boolean bool(org.graalvm.polyglot.Value result, SqlType type) {
    if (result.isBoolean()) {
      return result.asBoolean();
    }
    return switch (text(result)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw failed(result, type);
    };
  }

  private long integer(org.graalvm.polyglot.Value result, SqlType type) {
    if (result.isNumber()) {
      if (result.fitsInLong()) {
        return result.asLong();
      }
      throw failed(result, type);
    }
    if (result.isString()) {
      return Long.parseLong(result.asString().strip());
    }
    throw failed(result, type);
  }

  private double number(org.graalvm.polyglot.Value result, SqlType type) {
    if (result.isNumber()) {
      return result.as(Number.class).doubleValue();
    }
    if (result.isString()) {
      return Double.parseDouble(result.asString());
    }
    throw failed(result, type);
  }

  private BigDecimal decimal(org.graalvm.polyglot.Value result, int scale) {
    return new BigDecimal(text(result)).setScale(scale, RoundingMode.HALF_UP);
  }

  private String text(org.graalvm.polyglot.Value result) {
    return result.isString() ? result.asString() : toText.execute(result).asString();
  }

  private Value json(org.graalvm.polyglot.Value result, SqlType type) {
    org.graalvm.polyglot.Value text = toJson.execute(result);
    if (!text.isString()) {
      throw failed(result, type);
    }
    return new Value.Json(Json.normalize(text.asString(), false));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The error that a result is no value of a type. */
  BigQueryException failed(org.graalvm.polyglot.Value result, SqlType type) {
    return JavaScriptFunctions.invalid(
        "Failed to coerce output value \"%s\" to type %s"
            .formatted(toText.execute(result).asString(), type));
  }
}
