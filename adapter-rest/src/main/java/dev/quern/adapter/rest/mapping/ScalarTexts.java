package dev.quern.adapter.rest.mapping;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scalar values from the text that clients send for them. */
final class ScalarTexts {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4}-\\d{1,2}-\\d{1,2})(?:[ Tt](\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?))?"
              + "(?:\\s*(Z|z|UTC|[+-]\\d{1,2}(?::?\\d{2})?|[A-Za-z_]+(?:/[A-Za-z_]+)+))?");
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?");
  private static final Pattern INTERVAL =
      Pattern.compile("(-)?(\\d+)-(\\d+) (-?\\d+) (-)?(\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,6}))?");

  private ScalarTexts() {}

  /**
   * The value a text stands for.
   *
   * @throws RuntimeException when it stands for none
   */
  static Value parse(ScalarType type, String text) {
    return switch (type) {
      case BOOL -> new Value.Bool(bool(text));
      case INT64 -> new Value.Int64(Long.parseLong(text));
      case FLOAT64 -> new Value.Float64(float64(text));
      case NUMERIC -> new Value.Numeric(Numeric.parse(text).toBigDecimal());
      case BIGNUMERIC -> new Value.BigNumeric(BigNumeric.parse(text).toBigDecimal());
      case STRING -> new Value.Text(text);
      case BYTES -> new Value.Bytes(ByteString.copyOf(Base64.getDecoder().decode(text)));
      case DATE -> new Value.Date((int) LocalDate.parse(text).toEpochDay());
      case TIME -> new Value.Time(LocalTime.parse(text).getLong(ChronoField.NANO_OF_DAY) / 1000);
      case DATETIME -> new Value.Datetime(micros(text.replace(' ', 'T'), ZoneOffset.UTC));
      case TIMESTAMP -> new Value.Timestamp(timestamp(text));
      case JSON -> new Value.Json(text);
      case GEOGRAPHY -> new Value.Geography(text);
      case INTERVAL -> interval(text);
    };
  }

  /** What BigQuery says of a text that is no value of a type. */
  static String complaint(ScalarType type, String text) {
    return switch (type) {
      case INT64, BOOL -> "Bad " + type.name().toLowerCase(Locale.ROOT) + " value: " + text;
      case FLOAT64 -> "Bad double value: " + text;
      case BYTES -> "Invalid base64";
      default -> "Invalid " + type.name().toLowerCase(Locale.ROOT) + ": '" + text + "'";
    };
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static double float64(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static long timestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    String time = matcher.group(2) == null ? "00:00:00" : matcher.group(2);
    return micros(
        padded(matcher.group(1)) + "T" + (time.indexOf(':') == 1 ? "0" : "") + time,
        zone(matcher.group(3)));
  }

  private static String padded(String date) {
    String[] parts = date.split("-");
    return parts[0]
        + (parts[1].length() == 1 ? "-0" : "-")
        + parts[1]
        + (parts[2].length() == 1 ? "-0" : "-")
        + parts[2];
  }

  private static ZoneId zone(@org.jspecify.annotations.Nullable String zone) {
    if (zone == null || zone.equalsIgnoreCase("Z") || zone.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    Matcher offset = OFFSET.matcher(zone);
    if (!offset.matches()) {
      return ZoneId.of(zone);
    }
    int sign = offset.group(1).equals("-") ? -1 : 1;
    int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
    return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes);
  }

  private static long micros(String text, ZoneId zone) {
    return ChronoUnit.MICROS.between(
        java.time.Instant.EPOCH, LocalDateTime.parse(text).atZone(zone).toInstant());
  }

  private static Value interval(String text) {
    Matcher m = INTERVAL.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(text);
    }
    int months = Integer.parseInt(m.group(2)) * 12 + Integer.parseInt(m.group(3));
    String fraction = m.group(9) == null ? "" : m.group(9);
    long micros =
        ((Long.parseLong(m.group(6)) * 60 + Long.parseLong(m.group(7))) * 60
                    + Long.parseLong(m.group(8)))
                * 1_000_000
            + Long.parseLong((fraction + "000000").substring(0, 6));
    return new Value.Interval(
        m.group(1) == null ? months : -months,
        Integer.parseInt(m.group(4)),
        m.group(5) == null ? micros : -micros);
  }
}
