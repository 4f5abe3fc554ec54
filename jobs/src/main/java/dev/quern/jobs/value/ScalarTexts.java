package dev.quern.jobs.value;

import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.types.civil.CivilParser;
import dev.quern.types.civil.Zone;
import dev.quern.types.geography.GeographyForms;
import dev.quern.types.interval.Interval;
import dev.quern.types.interval.IntervalParser;
import dev.quern.types.json.Json;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.range.RangeBounds;
import dev.quern.types.range.RangeParser;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Scalar values from the text that clients and files have for them. */
public final class ScalarTexts {

  private ScalarTexts() {}

  /**
   * The value a text stands for.
   *
   * @param type the value's type, no ARRAY and no STRUCT
   * @throws RuntimeException when it stands for none
   */
  public static Value parse(SqlType type, String text) {
    return switch (type) {
      case ScalarType scalar -> scalar(scalar, text);
      case RangeType range -> range(range, text);
      default -> throw new IllegalArgumentException("no scalar: " + type);
    };
  }

  private static Value scalar(ScalarType type, String text) {
    return switch (type) {
      case BOOL -> new Value.Bool(bool(text));
      case INT64 -> new Value.Int64(int64(text));
      case FLOAT64 -> new Value.Float64(float64(text));
      case NUMERIC -> new Value.Numeric(Numeric.parse(text).toBigDecimal());
      case BIGNUMERIC -> new Value.BigNumeric(BigNumeric.parse(text).toBigDecimal());
      case STRING -> new Value.Text(text);
      case BYTES -> new Value.Bytes(ByteString.copyOf(Base64.getMimeDecoder().decode(text)));
      case DATE -> new Value.Date(CivilParser.date(text));
      case TIME -> new Value.Time(CivilParser.time(text));
      case DATETIME -> new Value.Datetime(CivilParser.datetime(text));
      case TIMESTAMP -> new Value.Timestamp(CivilParser.timestamp(spaced(text), Zone.UTC));
      case JSON -> new Value.Json(Json.normalize(text, false));
      case GEOGRAPHY ->
          new Value.Geography(GeographyForms.FORMS.toText(GeographyForms.FORMS.toBinary(text)));
      case INTERVAL -> interval(IntervalParser.parse(text));
    };
  }

  /** The space that clients put before an offset is none of GoogleSQL's. */
  static String spaced(String text) {
    int offset = Math.max(text.lastIndexOf(" +"), text.lastIndexOf(" -"));
    return offset > 0 ? text.substring(0, offset) + text.substring(offset + 1) : text;
  }

  private static Value interval(Interval interval) {
    return new Value.Interval(interval.months(), interval.days(), interval.micros());
  }

  private static Value range(RangeType type, String text) {
    RangeBounds bounds = RangeParser.parse(text, type.element(), Zone.UTC);
    return new Value.Range(
        type,
        bound(type.element(), bounds.start(), RangeBounds.UNBOUNDED_START),
        bound(type.element(), bounds.end(), RangeBounds.UNBOUNDED_END));
  }

  private static Optional<Value> bound(SqlType type, long value, long unbounded) {
    if (value == unbounded) {
      return Optional.empty();
    }
    if (type == ScalarType.DATE) {
      return Optional.of(new Value.Date((int) value));
    }
    return Optional.of(
        type == ScalarType.DATETIME ? new Value.Datetime(value) : new Value.Timestamp(value));
  }

  /** What BigQuery says of a text that is no value of a type. */
  public static String complaint(ScalarType type, String text) {
    return switch (type) {
      case INT64, BOOL -> "Bad " + type.name().toLowerCase(Locale.ROOT) + " value: " + text;
      case FLOAT64 -> "Bad double value: " + text;
      case BYTES -> "Invalid base64";
      default -> "Invalid " + type.name().toLowerCase(Locale.ROOT) + ": '" + text + "'";
    };
  }

  /** An INT64, spaces around allowed. */
  public static long int64(String text) {
    String digits = text.strip();
    return Long.parseLong(digits);
  }

  private static boolean bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> true;
      case "false", "f", "no", "n", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** A FLOAT64; Java's suffixes and hexadecimal forms are none. */
  public static double float64(String text) {
    String number = text.strip();
    String lower = number.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "nan", "+nan", "-nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        if (lower.endsWith("f") || lower.endsWith("d") || lower.contains("x")) {
          throw new NumberFormatException(text);
        }
        yield Double.parseDouble(number);
      }
    };
  }
}
