package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.civil.CivilDay;
import dev.quern.types.civil.DateMath;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Micros;
import dev.quern.types.civil.Zone;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a PARSE_ function has read so far, one per call. Later elements override earlier ones; what
 * is not read is 1970-01-01 00:00:00.
 */
final class CivilFields {

  private static final int DAYS_PER_WEEK = 7;
  private static final String OUT_OF_RANGE = "Out-of-range datetime field in parsing function";

  /** A date of any ISO year lies in it. */
  private static final int MAX_ISO_YEAR = 9999;

  private int year = 1970;
  private int century = -1;
  private int yearOfCentury;
  private int month = 1;
  private boolean monthOverrides;
  private int dayOfMonth = 1;
  private boolean dayOverrides;
  private OptionalInt dayOfYear = OptionalInt.empty();
  private OptionalInt week = OptionalInt.empty();
  private DatePart weekKind = DatePart.WEEK;
  private boolean weekday;
  private boolean gregorian;
  private OptionalInt isoYear = OptionalInt.empty();
  private OptionalInt isoWeek = OptionalInt.empty();
  private OptionalInt isoDayOfYear = OptionalInt.empty();
  private int hour;
  private boolean halfDays;
  private boolean afternoon;
  private int minute;
  private int second;
  private int fraction;
  private OptionalLong epochSecond = OptionalLong.empty();
  private Optional<Zone> zone = Optional.empty();
  private OptionalInt offsetMinutes = OptionalInt.empty();

  void year(int value) {
    year = value;
    century = -1;
    yearOfCentury = 0;
    gregorian = true;
  }

  void century(int value) {
    year = value * 100 + yearOfCentury;
    century = value;
    gregorian = true;
  }

  void yearOfCentury(int value) {
    yearOfCentury = value;
    year = century < 0 ? fullYear(value) : century * 100 + value;
    gregorian = true;
  }

  static int fullYear(int yearOfCentury) {
    return yearOfCentury < 69 ? 2000 + yearOfCentury : 1900 + yearOfCentury;
  }

  /** The month; one that does not override only stands where nothing else gives a date. */
  void month(int value, boolean overrides) {
    month = value;
    monthOverrides |= overrides;
    gregorian |= overrides;
  }

  /** The day of the month, as {@link #month}. */
  void dayOfMonth(int value, boolean overrides) {
    dayOfMonth = value;
    dayOverrides |= overrides;
    gregorian |= overrides;
  }

  void quarter(int value) {
    month(value * 3 - 2, true);
    dayOfMonth(1, true);
  }

  void dayOfYear(int value) {
    dayOfYear = OptionalInt.of(value);
    week = OptionalInt.empty();
    monthOverrides = false;
    dayOverrides = false;
    gregorian = true;
  }

  void week(int value, DatePart kind) {
    week = OptionalInt.of(value);
    weekKind = kind;
    if (dayOfYear.isEmpty()) {
      monthOverrides = false;
      dayOverrides = false;
    }
    gregorian = true;
  }

  void weekday() {
    weekday = true;
  }

  void isoYear(int value) {
    isoYear = OptionalInt.of(value);
  }

  void isoWeek(int value) {
    isoWeek = OptionalInt.of(value);
  }

  void isoDayOfYear(int value) {
    isoDayOfYear = OptionalInt.of(value);
  }

  void hour(int value) {
    hour = value;
    halfDays = false;
  }

  void hour12(int value) {
    hour = value % 12;
    halfDays = true;
  }

  void halfOfDay(boolean isAfternoon) {
    afternoon = isAfternoon;
  }

  void minute(int value) {
    minute = value;
  }

  void second(int value) {
    second = value;
  }

  void fraction(int micros) {
    fraction = micros;
  }

  void epochSecond(long value) {
    epochSecond = OptionalLong.of(value);
  }

  void zone(Zone value) {
    zone = Optional.of(value);
    offsetMinutes = OptionalInt.empty();
  }

  void offset(int minutes) {
    offsetMinutes = OptionalInt.of(minutes);
  }

  /** The TIME, in microseconds since midnight; a leap second is the next minute's first. */
  long time() {
    int hours = halfDays && afternoon ? hour + 12 : hour;
    long micros = hours * Micros.PER_HOUR + minute * Micros.PER_MINUTE;
    return micros + second * Micros.PER_SECOND + (second == 60 ? 0 : fraction);
  }

  /** The DATE, in days since 1970-01-01. */
  int date() {
    int day = day();
    if (!CivilDay.isInRange(day)) {
      throw invalidResult();
    }
    return day;
  }

  /** The DATETIME. */
  long datetime() {
    return checked(epochSecond.isPresent() ? epoch() : day() * Micros.PER_DAY + time());
  }

  /** The TIMESTAMP; {@code defaultZone} when no time zone was read. */
  long timestamp(Zone defaultZone) {
    if (epochSecond.isPresent()) {
      return checked(epoch());
    }
    long local = day() * Micros.PER_DAY + time();
    return checked(
        offsetMinutes.isPresent()
            ? local - offsetMinutes.getAsInt() * Micros.PER_MINUTE
            : zone.orElse(defaultZone).toInstant(local));
  }

  private long epoch() {
    long seconds = epochSecond.getAsLong();
    return Math.abs(seconds) > Long.MAX_VALUE / Micros.PER_SECOND || seconds == Long.MIN_VALUE
        ? Long.MAX_VALUE
        : seconds * Micros.PER_SECOND;
  }

  private static long checked(long micros) {
    if (!Micros.isInRange(micros)) {
      throw invalidResult();
    }
    return micros;
  }

  private static BigQueryException invalidResult() {
    return dataError("Invalid result from parsing function");
  }

  private int day() {
    if (isoYear.isPresent() && !gregorian) {
      return isoDay(isoYear.getAsInt());
    }
    if (year > 9999 || year < 0) {
      throw invalidResult();
    }
    if (dayOfYear.isEmpty() && week.isEmpty()) {
      if (dayOfMonth > CivilDay.lengthOfMonth(year, month)) {
        throw dataError(OUT_OF_RANGE);
      }
      return CivilDay.of(year, month, dayOfMonth);
    }
    int base = week.isPresent() ? dateOfWeek(week.getAsInt()) : 0;
    base = dayOfYear.isPresent() ? dateOfDay(dayOfYear.getAsInt()) : base;
    if (!monthOverrides && !dayOverrides) {
      return base;
    }
    int newYear = CivilDay.year(base);
    int newMonth = monthOverrides ? month : CivilDay.month(base);
    int newDay = dayOverrides ? dayOfMonth : CivilDay.dayOfMonth(base);
    if (newDay > CivilDay.lengthOfMonth(newYear, newMonth)) {
      throw dataError(
          OUT_OF_RANGE + "; year: %d, month: %d, day: %d".formatted(newYear, newMonth, newDay));
    }
    return CivilDay.of(newYear, newMonth, newDay);
  }

  private int dateOfDay(int value) {
    int first = CivilDay.of(year, 1, 1);
    int length = CivilDay.of(year + 1, 1, 1) - first;
    if (value > length) {
      throw dataError(
          "Year %d has %d days, but the specified day of year was %d"
              .formatted(year, length, value));
    }
    return first + value - 1;
  }

  /** The first day of a week; the first may begin in the year before. */
  private int dateOfWeek(int number) {
    int first = CivilDay.of(year, 1, 1);
    int next = CivilDay.of(year + 1, 1, 1);
    // Day 6 of January is the first that surely lies in week 1 or its first day.
    int start = DateMath.floor(first + 6, weekKind) + (number - 1) * DAYS_PER_WEEK;
    if (start + DAYS_PER_WEEK <= first || start >= next) {
      throw dataError("Week number " + number + " is invalid for year " + year);
    }
    if (weekday) {
      throw dataError("Weekday parse elements are not supported yet");
    }
    return start;
  }

  private int isoDay(int value) {
    if (value < 1 || value > MAX_ISO_YEAR) {
      throw invalidResult();
    }
    int start = CivilDay.startOfIsoYear(value);
    int length = CivilDay.startOfIsoYear(value + 1) - start;
    if (isoWeek.isPresent()) {
      if (isoWeek.getAsInt() > length / DAYS_PER_WEEK) {
        throw dataError(
            "Invalid ISO week %d specified for ISO year %d".formatted(isoWeek.getAsInt(), value));
      }
      throw dataError("ISO parse elements are not supported yet");
    }
    int day = isoDayOfYear.orElse(1);
    if (day > length) {
      throw dataError(
          "ISO Year %d has %d days, but the specified day of year was %d"
              .formatted(value, length, day));
    }
    return start + day - 1;
  }
}
