package dev.quern.types.format;

import java.util.List;

/** English names of months and days; their abbreviations are the first three letters. */
final class CivilNames {

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  /** From Sunday. */
  static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private CivilNames() {}

  static String abbreviated(String name) {
    return name.substring(0, 3);
  }
}
