package dev.quern.types.interval;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.DatetimeMath;
import dev.quern.types.civil.Micros;
import dev.quern.types.civil.Zone;

/** Dates and times plus, minus and between intervals. Source: "Operators". */
public final class IntervalMath {

  private IntervalMath() {}

  /**
   * {@code DATE + INTERVAL} and {@code DATETIME + INTERVAL}: first months, then days, then time.
   *
   * @param datetime a DATETIME, or a DATE's midnight
   */
  public static long plusDatetime(long datetime, Interval interval) {
    long result = datetime;
    if (interval.months() != 0) {
      result = DatetimeMath.add(result, interval.months(), DatePart.MONTH);
    }
    if (interval.days() != 0) {
      result = DatetimeMath.add(result, interval.days(), DatePart.DAY);
    }
    return interval.micros() == 0
        ? result
        : DatetimeMath.add(result, interval.micros(), DatePart.MICROSECOND);
  }

  /** {@code TIMESTAMP + INTERVAL}: no months; days of 24 hours. */
  public static long plusTimestamp(long timestamp, Interval interval) {
    if (interval.months() != 0) {
      throw dataError(
          "TIMESTAMP +/- INTERVAL is not supported for intervals with non-zero MONTH or YEAR"
              + " part.");
    }
    long result = timestamp + interval.days() * Micros.PER_DAY + interval.micros();
    if (!Micros.isInRange(result)) {
      throw dataError(
          "Timestamp value is out of allowed range: from 0001-01-01 00:00:00.000000+00 to"
              + " 9999-12-31 23:59:59.999999+00");
    }
    return result;
  }

  /** {@code DATETIME - DATETIME}: days, then the rest, with one sign. */
  public static Interval betweenDatetimes(long end, long start) {
    long micros = end - start;
    return new Interval(0, (int) (micros / Micros.PER_DAY), micros % Micros.PER_DAY);
  }

  /** {@code DATE_BUCKET(date, width, origin)}. A negative time in the width does not count. */
  public static int dateBucket(int date, Interval width, int origin) {
    Interval days = new Interval(width.months(), width.days(), 0);
    requireNotNegative(days);
    if (width.micros() > 0) {
      throw dataError("Only MONTH and DAY parts are allowed in bucket width INTERVAL");
    }
    long bucket = bucket(date * Micros.PER_DAY, days, origin * Micros.PER_DAY);
    if (!Micros.isInRange(bucket)) {
      throw dataError("Bucket for " + CivilText.date(date) + " is outside of date range");
    }
    return (int) (bucket / Micros.PER_DAY);
  }

  /** {@code DATETIME_BUCKET(datetime, width, origin)}. */
  public static long datetimeBucket(long datetime, Interval width, long origin) {
    long bucket = bucket(datetime, width, origin);
    if (!Micros.isInRange(bucket)) {
      throw dataError(
          "Bucket for " + CivilText.datetime(datetime) + " is outside of datetime range");
    }
    return bucket;
  }

  private static long bucket(long datetime, Interval width, long origin) {
    requireNotNegative(width);
    int parts =
        (width.months() == 0 ? 0 : 1) + (width.days() == 0 ? 0 : 1) + (width.micros() == 0 ? 0 : 1);
    if (parts != 1) {
      throw dataError("Exactly one non-zero INTERVAL part in bucket width is required");
    }
    if (width.months() == 0) {
      return floor(datetime, width.days() * Micros.PER_DAY + width.micros(), origin);
    }
    long months = DatetimeMath.diff(datetime, origin, DatePart.MONTH);
    long bucket = Math.floorDiv(months, (long) width.months()) * width.months();
    long start = DatetimeMath.plus(origin, bucket, DatePart.MONTH);
    return start <= datetime || (start == Long.MAX_VALUE && bucket < 0)
        ? start
        : DatetimeMath.plus(origin, bucket - width.months(), DatePart.MONTH);
  }

  /** {@code TIMESTAMP_BUCKET(timestamp, width, origin)}. */
  public static long timestampBucket(long timestamp, Interval width, long origin) {
    if (width.months() != 0) {
      throw dataError("Bucket width INTERVAL with non-zero MONTH part is not allowed");
    }
    if (width.days() != 0 && width.micros() != 0) {
      throw dataError("Bucket width INTERVAL with mixed DAY and subsecond parts is not allowed");
    }
    if (width.days() == 0 && width.micros() == 0) {
      throw dataError("Zero bucket width INTERVAL is not allowed");
    }
    requireNotNegative(width);
    long bucket = floor(timestamp, width.days() * Micros.PER_DAY + width.micros(), origin);
    if (!Micros.isInRange(bucket)) {
      throw dataError(
          "Bucket for "
              + CivilText.timestamp(timestamp, Zone.UTC)
              + " is outside of timestamp range");
    }
    return bucket;
  }

  private static void requireNotNegative(Interval width) {
    if (width.months() < 0 || width.days() < 0 || width.micros() < 0) {
      throw dataError("Negative bucket width INTERVAL is not allowed");
    }
  }

  private static long floor(long value, long width, long origin) {
    return value - Math.floorMod(value - origin, width);
  }
}
