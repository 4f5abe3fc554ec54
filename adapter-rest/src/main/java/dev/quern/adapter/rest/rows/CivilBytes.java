package dev.quern.adapter.rest.rows;

import java.time.LocalDate;

/** Dates and times in the wire's text. */
final class CivilBytes {

  static final long MICROS_PER_SECOND = 1_000_000;
  static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  private CivilBytes() {}

  static void date(JsonBytes out, int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    out.padded(date.getYear(), 4);
    out.raw('-');
    out.padded(date.getMonthValue(), 2);
    out.raw('-');
    out.padded(date.getDayOfMonth(), 2);
  }

  static void time(JsonBytes out, long micros) {
    out.padded(micros / MICROS_PER_HOUR, 2);
    out.raw(':');
    out.padded(micros / MICROS_PER_MINUTE % 60, 2);
    out.raw(':');
    out.padded(micros / MICROS_PER_SECOND % 60, 2);
    long fraction = micros % MICROS_PER_SECOND;
    if (fraction != 0) {
      out.raw('.');
      out.padded(fraction, 6);
    }
  }

  static void datetime(JsonBytes out, long micros) {
    date(out, (int) Math.floorDiv(micros, MICROS_PER_DAY));
    out.raw('T');
    time(out, Math.floorMod(micros, MICROS_PER_DAY));
  }

  /** {@code Y-M D H:M:S}, each part with its own sign. */
  static void interval(JsonBytes out, int months, int days, long micros) {
    if (months < 0) {
      out.raw('-');
    }
    out.number(Math.abs((long) months) / 12);
    out.raw('-');
    out.number(Math.abs((long) months) % 12);
    out.raw(' ');
    out.number(days);
    out.raw(' ');
    if (micros < 0) {
      out.raw('-');
    }
    long absolute = Math.abs(micros);
    out.number(absolute / MICROS_PER_HOUR);
    out.raw(':');
    out.number(absolute / MICROS_PER_MINUTE % 60);
    out.raw(':');
    out.number(absolute / MICROS_PER_SECOND % 60);
    long fraction = absolute % MICROS_PER_SECOND;
    if (fraction != 0) {
      out.raw('.');
      out.padded(fraction, 6);
    }
  }
}
