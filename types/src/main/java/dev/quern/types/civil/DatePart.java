package dev.quern.types.civil;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;

/** A part of a date or time. Source: "Date functions", "Timestamp functions". */
public enum DatePart {
  MICROSECOND,
  MILLISECOND,
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  DAYOFWEEK,
  DAYOFYEAR,
  /** Weeks that begin on Sunday. */
  WEEK(DayOfWeek.SUNDAY),
  WEEK_MONDAY(DayOfWeek.MONDAY),
  WEEK_TUESDAY(DayOfWeek.TUESDAY),
  WEEK_WEDNESDAY(DayOfWeek.WEDNESDAY),
  WEEK_THURSDAY(DayOfWeek.THURSDAY),
  WEEK_FRIDAY(DayOfWeek.FRIDAY),
  WEEK_SATURDAY(DayOfWeek.SATURDAY),
  ISOWEEK(DayOfWeek.MONDAY),
  MONTH,
  QUARTER,
  YEAR,
  ISOYEAR,
  DATE,
  TIME,
  DATETIME;

  private final Optional<DayOfWeek> firstDay;

  DatePart() {
    this.firstDay = Optional.empty();
  }

  DatePart(DayOfWeek firstDay) {
    this.firstDay = Optional.of(firstDay);
  }

  /** The part with a name as written in a query, in any case; {@code WEEK(MONDAY)} included. */
  public static Optional<DatePart> named(String text) {
    String name = text.toUpperCase(Locale.ROOT).replace(" ", "");
    if (name.equals("WEEK(SUNDAY)")) {
      return Optional.of(WEEK);
    }
    for (DatePart part : values()) {
      if (part.toString().equals(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** Whether this is WEEK, WEEK(weekday) or ISOWEEK. */
  boolean isWeek() {
    return firstDay.isPresent();
  }

  /** The day on which this kind of week begins. */
  DayOfWeek firstDayOfWeek() {
    return firstDay.orElseThrow();
  }

  /** The part's length in microseconds; only for DAY and shorter parts. */
  long micros() {
    return switch (this) {
      case MICROSECOND -> 1;
      case MILLISECOND -> 1_000;
      case SECOND -> Micros.PER_SECOND;
      case MINUTE -> Micros.PER_MINUTE;
      case HOUR -> Micros.PER_HOUR;
      case DAY -> Micros.PER_DAY;
      default -> throw unsupported("a length");
    };
  }

  /** Whether the part is shorter than a day. */
  boolean isTime() {
    return compareTo(HOUR) <= 0;
  }

  /** The error of asking for a function that has no such part; the analyzer rejects it before. */
  IllegalArgumentException unsupported(String function) {
    return new IllegalArgumentException(this + " is no part for " + function);
  }

  /** The name inside a kernel's name: {@code week_monday}. */
  String kernelName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part as written in a query: {@code WEEK(MONDAY)}. */
  @Override
  public String toString() {
    return name().startsWith("WEEK_") ? "WEEK(" + name().substring(5) + ")" : name();
  }
}
