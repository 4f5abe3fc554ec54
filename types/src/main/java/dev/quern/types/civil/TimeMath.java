package dev.quern.types.civil;

import static dev.quern.types.error.DataErrors.dataError;

/** TIME functions on microseconds since midnight. Source: "Time functions". */
public final class TimeMath {

  private TimeMath() {}

  /** {@code TIME(hour, minute, second)}; second 60 is the next minute's 0. */
  public static long of(long hour, long minute, long second) {
    if (!isValid(hour, minute, second)) {
      throw dataError(
          "Input calculates to invalid time: %02d:%02d:%02d"
              .formatted((int) hour, (int) minute, (int) second));
    }
    return micros(hour, minute, second) % Micros.PER_DAY;
  }

  /** Whether these make a time, with 60 seconds for a leap second. */
  static boolean isValid(long hour, long minute, long second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
  }

  static long micros(long hour, long minute, long second) {
    return hour * Micros.PER_HOUR + minute * Micros.PER_MINUTE + second * Micros.PER_SECOND;
  }

  /** {@code TIME_ADD(time, INTERVAL amount part)}; goes on past midnight. */
  public static long add(long time, long amount, DatePart part) {
    long unit = part.micros();
    return Math.floorMod(time + amount % (Micros.PER_DAY / unit) * unit, Micros.PER_DAY);
  }

  /** {@code TIME_SUB(time, INTERVAL amount part)}. */
  public static long subtract(long time, long amount, DatePart part) {
    long unit = part.micros();
    return Math.floorMod(time - amount % (Micros.PER_DAY / unit) * unit, Micros.PER_DAY);
  }

  /** {@code TIME_DIFF(end, start, part)}. */
  public static long diff(long end, long start, DatePart part) {
    return end / part.micros() - start / part.micros();
  }

  /** {@code TIME_TRUNC(time, part)}. */
  public static long trunc(long time, DatePart part) {
    return time - time % part.micros();
  }

  /** {@code EXTRACT(part FROM time)}: the part within the next longer one, MICROSECOND in all. */
  public static long extract(long time, DatePart part) {
    return switch (part) {
      case MICROSECOND -> time % Micros.PER_SECOND;
      case MILLISECOND -> time / Micros.PER_MILLISECOND % 1000;
      case SECOND -> time / Micros.PER_SECOND % 60;
      case MINUTE -> time / Micros.PER_MINUTE % 60;
      case HOUR -> time / Micros.PER_HOUR;
      default -> throw part.unsupported("EXTRACT from TIME");
    };
  }
}
