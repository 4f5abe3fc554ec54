package dev.quern.streaming.proto;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Civil times packed into bit fields. Source: "Supported protocol buffer and Arrow data types",
 * DATETIME and TIME as int64.
 */
final class CivilEncoding {

  private static final int MICRO_BITS = 20;
  private static final int SECOND_BITS = 6;
  private static final int MINUTE_BITS = 6;
  private static final int HOUR_BITS = 5;
  private static final int DAY_BITS = 5;
  private static final int MONTH_BITS = 4;
  private static final int TIME_BITS = MICRO_BITS + SECOND_BITS + MINUTE_BITS + HOUR_BITS;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  private CivilEncoding() {}

  /** The microseconds of a TIME. */
  static long time(long packed) {
    if (packed >>> TIME_BITS != 0) {
      throw invalid("TIME", packed);
    }
    long micros = bits(packed, 0, MICRO_BITS);
    long second = bits(packed, MICRO_BITS, SECOND_BITS);
    long minute = bits(packed, MICRO_BITS + SECOND_BITS, MINUTE_BITS);
    long hour = bits(packed, MICRO_BITS + SECOND_BITS + MINUTE_BITS, HOUR_BITS);
    if (micros >= MICROS_PER_SECOND || second > 59 || minute > 59 || hour > 23) {
      throw invalid("TIME", packed);
    }
    return ((hour * 60 + minute) * 60 + second) * MICROS_PER_SECOND + micros;
  }

  /** The microseconds of a DATETIME. */
  static long datetime(long packed) {
    long year = packed >>> (TIME_BITS + DAY_BITS + MONTH_BITS);
    if (year < 1 || year > 9999) {
      throw invalid("DATETIME", packed);
    }
    try {
      LocalDate date =
          LocalDate.of(
              (int) year,
              (int) bits(packed, TIME_BITS + DAY_BITS, MONTH_BITS),
              (int) bits(packed, TIME_BITS, DAY_BITS));
      return date.toEpochDay() * MICROS_PER_DAY + time(bits(packed, 0, TIME_BITS));
    } catch (DateTimeException e) {
      throw invalid("DATETIME", packed);
    }
  }

  private static long bits(long packed, int from, int count) {
    return packed >>> from & ((1L << count) - 1);
  }

  private static RowProblem invalid(String type, long packed) {
    return new RowProblem("Invalid encoded " + type + " value " + packed);
  }
}
