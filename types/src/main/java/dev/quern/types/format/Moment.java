package dev.quern.types.format;

import dev.quern.types.civil.Micros;
import dev.quern.types.civil.Zone;

/**
 * What a format prints: a local date and time, and for a TIMESTAMP its offset from UTC.
 *
 * @param local microseconds since 1970-01-01 00:00:00 of the local date and time
 * @param offsetMinutes the offset from UTC in minutes, cut off towards zero; 0 without a time zone
 */
record Moment(long local, int offsetMinutes) {

  /** A TIMESTAMP in a time zone. Seconds of an offset are left out, of the local time too. */
  static Moment of(long timestamp, Zone zone) {
    int minutes = zone.offsetSeconds(timestamp) / 60;
    return new Moment(timestamp + minutes * Micros.PER_MINUTE, minutes);
  }

  /** A DATETIME, a DATE's midnight or a TIME. */
  static Moment ofLocal(long local) {
    return new Moment(local, 0);
  }

  int day() {
    return (int) Math.floorDiv(local, Micros.PER_DAY);
  }

  int hour() {
    return (int) (Math.floorMod(local, Micros.PER_DAY) / Micros.PER_HOUR);
  }

  int minute() {
    return (int) (Math.floorMod(local, Micros.PER_HOUR) / Micros.PER_MINUTE);
  }

  int second() {
    return (int) (Math.floorMod(local, Micros.PER_MINUTE) / Micros.PER_SECOND);
  }

  /** Microseconds of the second. */
  int fraction() {
    return (int) Math.floorMod(local, Micros.PER_SECOND);
  }

  /** Seconds since the epoch. */
  long epochSecond() {
    return Math.floorDiv(local - offsetMinutes * Micros.PER_MINUTE, Micros.PER_SECOND);
  }
}
