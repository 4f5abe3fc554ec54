package dev.quern.sql.analyzer;

import java.util.Set;

/**
 * The keywords that name parts of dates and times. Source: "Date functions", EXTRACT; "Interval
 * functions".
 */
final class DateParts {

  /** Parts without an argument; {@code WEEK} may have a weekday. */
  static final Set<String> NAMES =
      Set.of(
          "MICROSECOND",
          "MILLISECOND",
          "NANOSECOND",
          "PICOSECOND",
          "SECOND",
          "MINUTE",
          "HOUR",
          "DAY",
          "DAYOFWEEK",
          "DAYOFYEAR",
          "WEEK",
          "ISOWEEK",
          "MONTH",
          "QUARTER",
          "YEAR",
          "ISOYEAR",
          "DATE",
          "DATETIME",
          "TIME");

  /** What {@code WEEK(...)} takes. */
  static final Set<String> WEEKDAYS =
      Set.of("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY");

  private DateParts() {}
}
