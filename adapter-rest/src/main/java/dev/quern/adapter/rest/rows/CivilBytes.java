package dev.quern.adapter.rest.rows;

import dev.quern.types.civil.CivilDay;
import dev.quern.types.civil.Micros;

/** Dates and times in the wire's text. */
final class CivilBytes {

  private CivilBytes() {}

  static void date(JsonBytes out, int day) {
    out.padded(CivilDay.year(day), 4);
    out.raw('-');
    out.padded(CivilDay.month(day), 2);
    out.raw('-');
    out.padded(CivilDay.dayOfMonth(day), 2);
  }

  static void time(JsonBytes out, long micros) {
    out.padded(micros / Micros.PER_HOUR, 2);
    out.raw(':');
    out.padded(micros / Micros.PER_MINUTE % 60, 2);
    out.raw(':');
    out.padded(micros / Micros.PER_SECOND % 60, 2);
    long fraction = micros % Micros.PER_SECOND;
    if (fraction != 0) {
      out.raw('.');
      out.padded(fraction, 6);
    }
  }

  static void datetime(JsonBytes out, long micros) {
    date(out, (int) Math.floorDiv(micros, Micros.PER_DAY));
    out.raw('T');
    time(out, Math.floorMod(micros, Micros.PER_DAY));
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
    out.number(absolute / Micros.PER_HOUR);
    out.raw(':');
    out.number(absolute / Micros.PER_MINUTE % 60);
    out.raw(':');
    out.number(absolute / Micros.PER_SECOND % 60);
    long fraction = absolute % Micros.PER_SECOND;
    if (fraction != 0) {
      out.raw('.');
      out.padded(fraction, 6);
    }
  }
}
