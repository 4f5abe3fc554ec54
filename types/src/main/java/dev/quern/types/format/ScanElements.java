package dev.quern.types.format;

import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Zone;

/** What the elements of the PARSE_ functions read. Source: "Format elements". */
final class ScanElements {

  private ScanElements() {}

  /**
   * Reads the value of an element that is not composed. Numbers in a composed element or behind an
   * O may have white space before them; a month or day behind an O does not override a week.
   *
   * @param adjacent whether another element follows without a character between: years then have no
   *     more than 4 digits
   * @param inner whether the element is part of a composed one
   * @param modified whether an O stands before the letter
   */
  static void scan(
      char letter,
      boolean adjacent,
      boolean inner,
      boolean modified,
      ScanInput input,
      CivilFields fields) {
    boolean lenient = inner || modified;
    switch (letter) {
      case 'A', 'a' -> {
        input.name(CivilNames.DAYS);
        if (!inner) {
          fields.weekday();
        }
      }
      case 'B', 'b', 'h' -> fields.month(input.name(CivilNames.MONTHS) + 1, true);
      case 'C' -> fields.century(input.number(0, 100, adjacent ? 2 : 3));
      case 'd' -> fields.dayOfMonth(number(input, lenient, 1, 31), !modified);
      case 'e' -> fields.dayOfMonth(input.lenientNumber(1, 31), !modified);
      case 'G' -> fields.isoYear(input.number(0, 99_999, Integer.MAX_VALUE));
      case 'g' -> fields.isoYear(CivilFields.fullYear(number(input, lenient, 0, 99)));
      case 'H' -> fields.hour(number(input, lenient, 0, 23));
      case 'I', 'l' -> {
        input.skipSpace();
        fields.hour12(number(input, lenient, 1, 12));
      }
      case 'J' -> fields.isoDayOfYear(number(input, lenient, 1, 371));
      case 'j' -> fields.dayOfYear(number(input, lenient, 1, 366));
      case 'k' -> fields.hour(input.lenientNumber(0, 23));
      case 'M' -> fields.minute(number(input, lenient, 0, 59));
      case 'm' -> fields.month(number(input, lenient, 1, 12), !modified);
      case 'n', 't' -> input.skipSpace();
      case 'P', 'p' -> halfOfDay(input, fields);
      case 'Q' -> fields.quarter(number(input, lenient, 1, 4));
      case 'S' -> fields.second(number(input, lenient, 0, 60));
      case 's' -> fields.epochSecond(input.epochSecond());
      case 'U' -> fields.week(number(input, lenient, 0, 53), DatePart.WEEK);
      case 'u' -> {
        input.lenientNumber(1, 7);
        fields.weekday();
      }
      case 'V' -> fields.isoWeek(number(input, lenient, 1, 53));
      case 'W' -> fields.week(number(input, lenient, 0, 53), DatePart.WEEK_MONDAY);
      case 'w' -> {
        input.lenientNumber(0, 6);
        fields.weekday();
      }
      case 'Y' ->
          fields.year(
              lenient ? input.lenientNumber(0, 9999) : input.number(0, 10_000, adjacent ? 4 : 5));
      case 'y' -> {
        int value = number(input, lenient, 0, 99);
        if (inner) {
          fields.year(CivilFields.fullYear(value));
        } else {
          fields.yearOfCentury(value);
        }
      }
      case 'Z' -> fields.zone(Zone.of(input.word()));
      case 'z' -> fields.offset(input.offset(false));
      default -> throw input.failure();
    }
  }

  private static int number(ScanInput input, boolean lenient, int least, int greatest) {
    return lenient ? input.lenientNumber(least, greatest) : input.number(least, greatest);
  }

  private static void halfOfDay(ScanInput input, CivilFields fields) {
    if (input.skip("AM")) {
      fields.halfOfDay(false);
    } else if (input.skip("PM")) {
      fields.halfOfDay(true);
    } else {
      throw input.failure();
    }
  }
}
