package dev.quern.types.civil;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;

/**
 * DATETIME functions on microseconds since 1970-01-01 00:00:00 of no time zone. Source: "Datetime
 * functions".
 */
public final class DatetimeMath {

  private DatetimeMath() {}

  /** {@code DATETIME(year, month, day, hour, minute, second)}; second 60 is the next minute's 0. */
  public static long of(long year, long month, long day, long hour, long minute, long second) {
    if (CivilDay.isValid(year, month, day) && TimeMath.isValid(hour, minute, second)) {
      long result =
          CivilDay.of((int) year, (int) month, (int) day) * Micros.PER_DAY
              + TimeMath.micros(hour, minute, second);
      if (Micros.isInRange(result)) {
        return result;
      }
    }
    throw dataError(
        "Input calculates to invalid datetime: %04d-%02d-%02d %04d:%02d:%02d"
            .formatted((int) year, (int) month, (int) day, (int) hour, (int) minute, (int) second));
  }

  /** {@code DATETIME_ADD(datetime, INTERVAL amount part)}: MICROSECOND to YEAR. */
  public static long add(long datetime, long amount, DatePart part) {
    long result = plus(datetime, amount, part);
    if (!Micros.isInRange(result)) {
      throw overflow("Adding " + amount + " " + part + " to", datetime);
    }
    return result;
  }

  /** {@code DATETIME_SUB(datetime, INTERVAL amount part)}. */
  public static long subtract(long datetime, long amount, DatePart part) {
    long result = amount == Long.MIN_VALUE ? Long.MAX_VALUE : plus(datetime, -amount, part);
    if (!Micros.isInRange(result)) {
      throw overflow("Subtracting " + amount + " " + part + " from", datetime);
    }
    return result;
  }

  private static BigQueryException overflow(String operation, long datetime) {
    return dataError(operation + " datetime " + CivilText.datetime(datetime) + " causes overflow");
  }

  /** The point in time after so many parts; {@link Long#MAX_VALUE} when out of range. */
  public static long plus(long datetime, long amount, DatePart part) {
    if (part.isTime()) {
      return plusMicros(datetime, amount, part.micros());
    }
    long day = DateMath.plus(Micros.day(datetime), amount, part);
    return CivilDay.isInRange(day) ? day * Micros.PER_DAY + Micros.ofDay(datetime) : Long.MAX_VALUE;
  }

  /** {@code micros + amount * unit}; {@link Long#MAX_VALUE} when that overflows. */
  static long plusMicros(long micros, long amount, long unit) {
    long product = amount * unit;
    long sum = micros + product;
    boolean overflows =
        Math.multiplyHigh(amount, unit) != product >> 63 || ((micros ^ sum) & (product ^ sum)) < 0;
    return overflows ? Long.MAX_VALUE : sum;
  }

  /** {@code DATETIME_DIFF(end, start, part)}: how many times a part begins between the two. */
  public static long diff(long end, long start, DatePart part) {
    if (part.isTime()) {
      return Math.floorDiv(end, part.micros()) - Math.floorDiv(start, part.micros());
    }
    return DateMath.diff(Micros.day(end), Micros.day(start), part);
  }

  /** {@code DATETIME_TRUNC(datetime, part)} to a part shorter than a day. */
  static long truncTime(long datetime, DatePart part) {
    return datetime - Math.floorMod(datetime, part.micros());
  }
}
