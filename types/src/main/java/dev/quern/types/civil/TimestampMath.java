package dev.quern.types.civil;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;

/** TIMESTAMP functions on microseconds since the epoch. Source: "Timestamp functions". */
public final class TimestampMath {

  private TimestampMath() {}

  /** {@code TIMESTAMP_SECONDS}, {@code TIMESTAMP_MILLIS} or {@code TIMESTAMP_MICROS}. */
  public static long ofUnix(long value, long micros) {
    long result = DatetimeMath.plusMicros(0, value, micros);
    if (!Micros.isInRange(result)) {
      throw dataError(
          "Input value "
              + value
              + " cannot be converted into a TIMESTAMP, because it would be out of the allowed"
              + " range between "
              + Micros.MIN
              + " to "
              + Micros.MAX
              + " (microseconds)");
    }
    return result;
  }

  /** {@code TIMESTAMP_ADD(timestamp, INTERVAL amount part)}: MICROSECOND to DAY. */
  public static long add(long timestamp, long amount, DatePart part) {
    long result = DatetimeMath.plusMicros(timestamp, amount, part.micros());
    if (!Micros.isInRange(result)) {
      throw overflow("Adding " + amount + " " + part + " to", timestamp);
    }
    return result;
  }

  /** {@code TIMESTAMP_SUB(timestamp, INTERVAL amount part)}. */
  public static long subtract(long timestamp, long amount, DatePart part) {
    if (amount == Long.MIN_VALUE) {
      throw overflow("Subtracting " + amount + " " + part + " from", timestamp);
    }
    return add(timestamp, -amount, part);
  }

  private static BigQueryException overflow(String operation, long timestamp) {
    StringBuilder text = new StringBuilder(operation).append(" timestamp ");
    CivilText.appendDate(text, Micros.day(timestamp)).append(' ');
    CivilText.appendClock(text, Micros.ofDay(timestamp)).append('.');
    CivilText.pad(text, (int) (Micros.ofDay(timestamp) % Micros.PER_SECOND), 6);
    return dataError(text.append("+00 causes overflow").toString());
  }

  /** {@code TIMESTAMP_DIFF(end, start, part)}: how many whole parts fit between the two. */
  public static long diff(long end, long start, DatePart part) {
    return (end - start) / part.micros();
  }

  /** {@code TIMESTAMP_TRUNC(timestamp, part, zone)} to a part shorter than a day. */
  static long truncTime(long timestamp, DatePart part, Zone zone) {
    return requireNoUnderflow(
        timestamp - Math.floorMod(zone.toLocal(timestamp), part.micros()), part, zone);
  }

  /**
   * {@code TIMESTAMP_TRUNC(timestamp, part, zone)} to the other parts.
   *
   * @param localDay the day of the timestamp in the zone
   */
  static long truncDay(long timestamp, int localDay, DatePart part, Zone zone) {
    int day = DateMath.floor(localDay, part);
    if (day < CivilDay.MIN && part.isWeek()) {
      throw dataError(
          "Truncating "
              + CivilText.timestamp(timestamp, zone)
              + " to the nearest week causes overflow");
    }
    return requireNoUnderflow(zone.toInstant(day * Micros.PER_DAY), part, zone);
  }

  private static long requireNoUnderflow(long result, DatePart part, Zone zone) {
    if (!Micros.isInRange(result)) {
      throw dataError(
          "Truncating to the nearest " + part + " causes underflow at timezone " + zone.name());
    }
    return result;
  }

  /** {@code EXTRACT(part FROM timestamp AT TIME ZONE zone)} of parts of the time of day. */
  static long extractTime(long timestamp, DatePart part, Zone zone) {
    return TimeMath.extract(toTime(timestamp, zone), part);
  }

  /** {@code DATE(timestamp, zone)}. */
  public static int toDate(long timestamp, Zone zone) {
    return requireDate(timestamp, Micros.day(zone.toLocal(timestamp)), zone);
  }

  /** The day of a timestamp in a zone, unless it is no DATE. */
  static int requireDate(long timestamp, int localDay, Zone zone) {
    if (!CivilDay.isInRange(localDay)) {
      throw dataError(
          "Invalid date extracted from timestamp " + CivilText.timestamp(timestamp, zone));
    }
    return localDay;
  }

  /** {@code TIME(timestamp, zone)}. */
  public static long toTime(long timestamp, Zone zone) {
    return Micros.ofDay(zone.toLocal(timestamp));
  }

  /** {@code DATETIME(timestamp, zone)}. */
  public static long toDatetime(long timestamp, Zone zone) {
    long datetime = zone.toLocal(timestamp);
    if (!Micros.isInRange(datetime)) {
      throw dataError(
          "Invalid Datetime [INVALID]extracted from timestamp "
              + CivilText.timestamp(timestamp, zone));
    }
    return datetime;
  }

  /** {@code TIMESTAMP(datetime, zone)}. */
  public static long ofDatetime(long datetime, Zone zone) {
    long timestamp = zone.toInstant(datetime);
    if (!Micros.isInRange(timestamp)) {
      throw dataError(
          "Cannot convert Datetime "
              + CivilText.datetime(datetime)
              + " at timezone "
              + zone.name()
              + " to a Timestamp");
    }
    return timestamp;
  }

  /** {@code TIMESTAMP(date, zone)}. */
  public static long ofDate(int date, Zone zone) {
    long timestamp = zone.toInstant(date * Micros.PER_DAY);
    if (!Micros.isInRange(timestamp)) {
      throw dataError("Cannot convert date " + CivilText.date(date) + " to timestamp");
    }
    return timestamp;
  }
}
