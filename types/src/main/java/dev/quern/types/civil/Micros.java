package dev.quern.types.civil;

/** Lengths of time in microseconds, and the bounds of DATETIME and TIMESTAMP. */
public final class Micros {

  public static final long PER_MILLISECOND = 1_000;
  public static final long PER_SECOND = 1_000_000;
  public static final long PER_MINUTE = 60 * PER_SECOND;
  public static final long PER_HOUR = 60 * PER_MINUTE;
  public static final long PER_DAY = 24 * PER_HOUR;

  /** 0001-01-01 00:00:00. */
  public static final long MIN = CivilDay.MIN * PER_DAY;

  /** 9999-12-31 23:59:59.999999. */
  public static final long MAX = (CivilDay.MAX + 1) * PER_DAY - 1;

  private Micros() {}

  /** Whether a DATETIME or TIMESTAMP may have this value. */
  public static boolean isInRange(long micros) {
    return micros >= MIN && micros <= MAX;
  }

  /** The day of a point in time, in days since 1970-01-01. */
  static int day(long micros) {
    return (int) Math.floorDiv(micros, PER_DAY);
  }

  /** The microseconds since midnight. */
  static long ofDay(long micros) {
    return Math.floorMod(micros, PER_DAY);
  }
}
