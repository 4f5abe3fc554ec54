package dev.quern.types.civil;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import java.time.DayOfWeek;

/** DATE functions on days since 1970-01-01. Source: "Date functions". */
public final class DateMath {

  private static final int DAYS_PER_WEEK = 7;
  private static final int MONTHS_PER_QUARTER = 3;
  private static final int MONTHS_PER_YEAR = 12;

  private DateMath() {}

  /** {@code DATE(year, month, day)}. */
  public static int of(long year, long month, long day) {
    if (!CivilDay.isValid(year, month, day)) {
      throw dataError(
          "Input calculates to invalid date: %04d-%02d-%02d"
              .formatted((int) year, (int) month, (int) day));
    }
    return CivilDay.of((int) year, (int) month, (int) day);
  }

  /** {@code DATE_FROM_UNIX_DATE(days)}. */
  public static int ofUnixDate(long days) {
    if (!CivilDay.isInRange(days)) {
      throw dataError(
          "DATE_FROM_UNIX_DATE range is "
              + CivilDay.MIN
              + " to "
              + CivilDay.MAX
              + " but saw "
              + days);
    }
    return (int) days;
  }

  /** {@code DATE_ADD(date, INTERVAL amount part)}: DAY, WEEK, MONTH, QUARTER, YEAR. */
  public static int add(int date, long amount, DatePart part) {
    long result = plus(date, amount, part);
    if (!CivilDay.isInRange(result)) {
      throw overflow("Adding " + amount + " " + part + " to", date);
    }
    return (int) result;
  }

  /** {@code DATE_SUB(date, INTERVAL amount part)}. */
  public static int subtract(int date, long amount, DatePart part) {
    if (amount == Long.MIN_VALUE) {
      throw overflow("Subtracting " + amount + " " + part + " from", date);
    }
    return add(date, -amount, part);
  }

  private static BigQueryException overflow(String operation, int date) {
    return dataError(operation + " date " + CivilText.date(date) + " causes overflow");
  }

  /** The day after so many parts; some number out of range when it is too large. */
  static long plus(int date, long amount, DatePart part) {
    return switch (part) {
      case DAY -> plusDays(date, amount, 1);
      case WEEK -> plusDays(date, amount, DAYS_PER_WEEK);
      case MONTH -> plusMonths(date, amount, 1);
      case QUARTER -> plusMonths(date, amount, MONTHS_PER_QUARTER);
      case YEAR -> plusMonths(date, amount, MONTHS_PER_YEAR);
      default -> throw part.unsupported("DATE_ADD");
    };
  }

  private static long plusDays(int date, long amount, int factor) {
    return isReasonable(amount) ? date + amount * factor : Long.MAX_VALUE;
  }

  private static long plusMonths(int date, long amount, int factor) {
    return isReasonable(amount) ? CivilDay.plusMonths(date, amount * factor) : Long.MAX_VALUE;
  }

  private static boolean isReasonable(long amount) {
    return Math.abs(amount) <= Integer.MAX_VALUE && amount != Long.MIN_VALUE;
  }

  /** {@code DATE_DIFF(end, start, part)}: how many times a part begins between two dates. */
  public static long diff(int end, int start, DatePart part) {
    if (part.isWeek()) {
      int days = weekStart(end, part) - weekStart(start, part);
      return days / DAYS_PER_WEEK;
    }
    return switch (part) {
      case DAY -> end - start;
      case MONTH -> monthNumber(end) - monthNumber(start);
      case QUARTER ->
          monthNumber(end) / MONTHS_PER_QUARTER - monthNumber(start) / MONTHS_PER_QUARTER;
      case YEAR -> CivilDay.year(end) - CivilDay.year(start);
      case ISOYEAR -> CivilDay.isoYear(end) - CivilDay.isoYear(start);
      default -> throw part.unsupported("DATE_DIFF");
    };
  }

  /** Months since January of year 0. */
  private static int monthNumber(int date) {
    int split = CivilDay.split(date);
    return CivilDay.yearOf(split) * MONTHS_PER_YEAR + CivilDay.monthOf(split) - 1;
  }

  private static int weekStart(int date, DatePart part) {
    return date - CivilDay.daysSince(part.firstDayOfWeek(), date);
  }

  /** {@code DATE_TRUNC(date, part)}: DAY, the weeks, MONTH, QUARTER, YEAR, ISOYEAR. */
  public static int trunc(int date, DatePart part) {
    int result = floor(date, part);
    if (result < CivilDay.MIN) {
      throw outOfRange("Truncating date ", date, part, result);
    }
    return result;
  }

  /** The first day of the part that a day lies in, out of range or not. */
  public static int floor(int date, DatePart part) {
    if (part == DatePart.DAY) {
      return date;
    }
    if (part.isWeek()) {
      return weekStart(date, part);
    }
    int split = CivilDay.split(date);
    int year = CivilDay.yearOf(split);
    int month = CivilDay.monthOf(split);
    return switch (part) {
      case MONTH -> date - CivilDay.dayOfMonthOf(split) + 1;
      case QUARTER -> CivilDay.of(year, month - (month - 1) % MONTHS_PER_QUARTER, 1);
      case YEAR -> CivilDay.of(year, 1, 1);
      case ISOYEAR -> CivilDay.startOfIsoYear(CivilDay.isoYear(date));
      default -> throw part.unsupported("DATE_TRUNC");
    };
  }

  /** {@code LAST_DAY(date, part)}: the weeks, MONTH, QUARTER, YEAR, ISOYEAR. */
  public static int lastDay(int date, DatePart part) {
    int start = floor(date, part);
    long next =
        switch (part) {
          case MONTH -> {
            int split = CivilDay.split(date);
            yield (long) start
                + CivilDay.lengthOfMonth(CivilDay.yearOf(split), CivilDay.monthOf(split));
          }
          case QUARTER -> CivilDay.plusMonths(start, MONTHS_PER_QUARTER);
          case YEAR -> CivilDay.plusMonths(start, MONTHS_PER_YEAR);
          case ISOYEAR -> CivilDay.startOfIsoYear(CivilDay.isoYear(date) + 1);
          case DAY -> throw part.unsupported("LAST_DAY");
          default -> (long) start + DAYS_PER_WEEK;
        };
    int result = (int) next - 1;
    if (result > CivilDay.MAX) {
      throw outOfRange("Last day of date ", date, part, result);
    }
    return result;
  }

  private static BigQueryException outOfRange(
      String operation, int date, DatePart part, int result) {
    return dataError(
        operation
            + CivilText.date(date)
            + " to "
            + part
            + " resulted in an out of range date value: "
            + result);
  }

  /** {@code EXTRACT(part FROM date)}. */
  public static long extract(int date, DatePart part) {
    return switch (part) {
      case DAY -> CivilDay.dayOfMonth(date);
      case DAYOFWEEK -> CivilDay.daysSince(DayOfWeek.SUNDAY, date) + 1;
      case DAYOFYEAR -> CivilDay.dayOfYear(date);
      case ISOWEEK -> CivilDay.isoWeek(date);
      case MONTH -> CivilDay.month(date);
      case QUARTER -> (CivilDay.month(date) - 1) / MONTHS_PER_QUARTER + 1;
      case YEAR -> CivilDay.year(date);
      case ISOYEAR -> CivilDay.isoYear(date);
      case WEEK,
          WEEK_MONDAY,
          WEEK_TUESDAY,
          WEEK_WEDNESDAY,
          WEEK_THURSDAY,
          WEEK_FRIDAY,
          WEEK_SATURDAY ->
          CivilDay.week(part.firstDayOfWeek(), date);
      default -> throw part.unsupported("EXTRACT from DATE");
    };
  }
}
