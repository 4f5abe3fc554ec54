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
  private static final int YEARS_PER_ERA = 400;

  /** From 0000-03-01, where the years of this computation begin, to 1970-01-01. */
  private static final int EPOCH = 719_468;

  /** 1970-01-01 was a Thursday. */
  private static final int EPOCH_DAY_OF_WEEK = DayOfWeek.THURSDAY.getValue() - 1;

  private CivilDay() {}

  /** Whether a DATE may have this value. */
  public static boolean isInRange(long day) {
    return day >= MIN && day <= MAX;
  }

  /** The day of a valid year, month and day of month. */
  public static int of(int year, int month, int dayOfMonth) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(shifted, YEARS_PER_ERA);
    int yearOfEra = shifted - era * YEARS_PER_ERA;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - EPOCH;
  }

  /** The year, month and day of month of a day: {@code year << 9 | month << 5 | day}. */
  static int split(int day) {
    int shifted = day + EPOCH;
    int era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = shifted - era * DAYS_PER_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int month = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
    int year = yearOfEra + era * YEARS_PER_ERA + (month >= 10 ? 1 : 0);
    return year << 9 | (month < 10 ? month + 3 : month - 9) << 5 | dayOfMonth;
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
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
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

  /** Moves a day by months, to the last day of the month when it has no such day. */
  static long plusMonths(int day, long months) {
    int split = split(day);
    long month = yearOf(split) * 12L + monthOf(split) - 1 + months;
    long year = Math.floorDiv(month, 12L);
    if (year < -1000 || year > 20_000) {
      return Long.MAX_VALUE;
    }
    int monthOfYear = Math.floorMod(month, 12) + 1;
    int last = lengthOfMonth((int) year, monthOfYear);
    return of((int) year, monthOfYear, Math.min(dayOfMonthOf(split), last));
  }
}
