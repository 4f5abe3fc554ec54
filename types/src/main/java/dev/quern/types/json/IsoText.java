package dev.quern.types.json;

import dev.quern.types.civil.CivilText;

/** Datetimes and intervals as TO_JSON_STRING writes them, by ISO 8601. */
final class IsoText {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int MONTHS_PER_YEAR = 12;

  private IsoText() {}

  static String datetime(long micros) {
    return CivilText.datetime(micros).replace(' ', 'T');
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
