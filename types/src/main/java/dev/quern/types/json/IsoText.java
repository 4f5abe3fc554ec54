package dev.quern.types.json;

import java.time.LocalDate;

/** Dates, times and intervals as TO_JSON_STRING writes them, by ISO 8601. */
final class IsoText {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int MONTHS_PER_YEAR = 12;

  private IsoText() {}

  static String date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  static String datetime(long micros) {
    long perDay = SECONDS_PER_DAY * MICROS_PER_SECOND;
    return date((int) Math.floorDiv(micros, perDay)) + "T" + time(Math.floorMod(micros, perDay));
  }

  /** Hours, minutes, seconds and, when needed, 3 or 6 digits of a fraction. */
  static String time(long micros) {
    long seconds = micros / MICROS_PER_SECOND;
    long fraction = micros % MICROS_PER_SECOND;
    String text =
        "%02d:%02d:%02d".formatted(seconds / SECONDS_PER_HOUR, seconds / 60 % 60, seconds % 60);
    if (fraction == 0) {
      return text;
    }
    return fraction % 1000 == 0
        ? text + ".%03d".formatted(fraction / 1000)
        : text + ".%06d".formatted(fraction);
  }

  static String interval(int months, int days, long micros) {
    StringBuilder text = new StringBuilder("P");
    part(text, months / MONTHS_PER_YEAR, 'Y');
    part(text, months % MONTHS_PER_YEAR, 'M');
    part(text, days, 'D');
    if (micros != 0) {
      text.append('T');
      long seconds = micros / MICROS_PER_SECOND;
      part(text, seconds / SECONDS_PER_HOUR, 'H');
      part(text, seconds / 60 % 60, 'M');
      seconds(text, micros % (60 * MICROS_PER_SECOND));
    }
    return text.length() == 1 ? "P0Y" : text.toString();
  }

  private static void part(StringBuilder text, long value, char unit) {
    if (value != 0) {
      text.append(value).append(unit);
    }
  }

  private static void seconds(StringBuilder text, long micros) {
    if (micros == 0) {
      return;
    }
    long magnitude = Math.abs(micros);
    text.append(micros < 0 ? "-" : "").append(magnitude / MICROS_PER_SECOND);
    String fraction = "%06d".formatted(magnitude % MICROS_PER_SECOND).replaceFirst("0+$", "");
    text.append(fraction.isEmpty() ? "" : ".").append(fraction).append('S');
  }
}
