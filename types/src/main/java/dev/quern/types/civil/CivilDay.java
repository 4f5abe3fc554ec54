package dev.quern.types.civil;

import java.time.DayOfWeek;

/**
 * The proleptic Gregorian calendar on days since 1970-01-01. Works for years from -30000 to 30000,
 * beyond the range of DATE, because a time zone can lead out of it.
 */
public final class CivilDay {

  /** 0001-01-01. */
  public static final int MIN = -719_162;

  /** 9999-12-31. */
  public static final int MAX = 2_932_896;

  private static final int DAYS_PER_WEEK = 7;
  private static final int DAYS_PER_ERA = 146_097;

  /** From March 1, where the years of this computation begin. */
  private static final int DAYS_TO_JANUARY = 306;

  /** So many eras of 400 years earlier all days are positive. */
  private static final int ERAS = 82;

  private static final int YEAR_SHIFT = 400 * ERAS;

  /** From March 1 of the first year to 1970-01-01. */
  private static final int DAY_SHIFT = 719_468 + ERAS * DAYS_PER_ERA;

  private static final int SHORTEST_MONTH = 28;

  /** More than there are between any two dates. */
  private static final int MAX_MONTHS = 12 * 20_000;

  /** 1970-01-01 was a Thursday. */
  private static final int EPOCH_DAY_OF_WEEK = DayOfWeek.THURSDAY.getValue() - 1;

  private CivilDay() {}

  /** Whether a DATE may have this value. */
  public static boolean isInRange(long day) {
    return day >= MIN && day <= MAX;
  }

  /** The day of a valid year, month and day of month. */
  public static int of(int year, int month, int dayOfMonth) {
    boolean early = month <= 2;
    int shifted = year + YEAR_SHIFT - (early ? 1 : 0);
    int century = shifted / 100;
    int daysOfYears = 1461 * shifted / 4 - century + century / 4;
    int daysOfMonths = (979 * (early ? month + 12 : month) - 2919) / 32;
    return daysOfYears + daysOfMonths + dayOfMonth - 1 - DAY_SHIFT;
  }

  /**
   * The year, month and day of month of a day: {@code year << 9 | month << 5 | day}. The divisions
   * are multiplications with what is left as the remainder, after Neri and Schneider, "Euclidean
   * affine functions and their application to calendar algorithms".
   */
  static int split(int day) {
    int ofCenturies = 4 * (day + DAY_SHIFT) + 3;
    int century = ofCenturies / DAYS_PER_ERA;
    int ofYears = ofCenturies - century * DAYS_PER_ERA | 3;
    long years = 2_939_745L * ofYears;
    int dayOfYear = (int) ((years & 0xFFFF_FFFFL) / (4 * 2_939_745));
    int ofMonths = 2141 * dayOfYear + 197_913;
    int month = ofMonths >>> 16;
    int dayOfMonth = (ofMonths & 0xFFFF) / 2141 + 1;
    int year = 100 * century + (int) (years >>> 32) - YEAR_SHIFT;
    return dayOfYear >= DAYS_TO_JANUARY
        ? (year + 1) << 9 | (month - 12) << 5 | dayOfMonth
        : year << 9 | month << 5 | dayOfMonth;
  }

  static int yearOf(int split) {
    return split >> 9;
  }

  static int monthOf(int split) {
    return split >> 5 & 15;
  }

  static int dayOfMonthOf(int split) {
    return split & 31;
  }

  /** The year of a day. */
  public static int year(int day) {
    return yearOf(split(day));
  }

  /** The month of a day, from 1. */
  public static int month(int day) {
    return monthOf(split(day));
  }

  /** The day of the month, from 1. */
  public static int dayOfMonth(int day) {
    return dayOfMonthOf(split(day));
  }

  /** The day of the year, from 1. */
  public static int dayOfYear(int day) {
    return day - of(year(day), 1, 1) + 1;
  }

  /** The day of the week, from 0 for Monday. */
  static int dayOfWeek(int day) {
    return Math.floorMod(day + EPOCH_DAY_OF_WEEK, DAYS_PER_WEEK);
  }

  /** How many days the week of {@code day} that begins on {@code first} is old: 0 to 6. */
  static int daysSince(DayOfWeek first, int day) {
    return Math.floorMod(dayOfWeek(day) - (first.getValue() - 1), DAYS_PER_WEEK);
  }

  /** The ISO 8601 year of a day: that of the Thursday of its week. */
  static int isoYear(int day) {
    return year(day - daysSince(DayOfWeek.MONDAY, day) + 3);
  }

  /** The first day of an ISO 8601 year: the Monday of the week with January 4. */
  public static int startOfIsoYear(int isoYear) {
    int fourth = of(isoYear, 1, 4);
    return fourth - daysSince(DayOfWeek.MONDAY, fourth);
  }

  /** The ISO 8601 week of a day, from 1. */
  static int isoWeek(int day) {
    return (day - startOfIsoYear(isoYear(day))) / DAYS_PER_WEEK + 1;
  }

  /** The week of the year, counted from the first {@code first}; 0 before it. */
  static int week(DayOfWeek first, int day) {
    return (dayOfYear(day) - 1 + DAYS_PER_WEEK - daysSince(first, day)) / DAYS_PER_WEEK;
  }

  static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** The number of days of a month. */
  public static int lengthOfMonth(int year, int month) {
    // Odd months have 31 days up to July, even ones from August on.
    return month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month ^ month >> 3) & 1);
  }

  /** Whether a year from 1 to 9999 has such a day. */
  public static boolean isValid(long year, long month, long dayOfMonth) {
    return year >= 1
        && year <= 9999
        && month >= 1
        && month <= 12
        && dayOfMonth >= 1
        && dayOfMonth <= lengthOfMonth((int) year, (int) month);
  }

  /**
   * Moves a DATE by months, to the last day of the month when it has no such day; some number out
   * of range when there are too many.
   */
  static long plusMonths(int day, long months) {
    if (Math.abs(months) > MAX_MONTHS) {
      return Long.MAX_VALUE;
    }
    int split = split(day);
    int month = (yearOf(split) + YEAR_SHIFT) * 12 + monthOf(split) - 1 + (int) months;
    int year = month / 12 - YEAR_SHIFT;
    int monthOfYear = month % 12 + 1;
    int dayOfMonth = dayOfMonthOf(split);
    return of(
        year,
        monthOfYear,
        dayOfMonth <= SHORTEST_MONTH
            ? dayOfMonth
            : Math.min(dayOfMonth, lengthOfMonth(year, monthOfYear)));
  }
}
