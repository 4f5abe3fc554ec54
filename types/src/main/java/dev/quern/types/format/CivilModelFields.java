package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.types.civil.CivilDay;
import dev.quern.types.civil.Micros;
import dev.quern.types.civil.Zone;
import java.util.OptionalInt;

/**
 * What a format model has read, one per call. A missing year or month is the current one, a missing
 * day the first, a missing time midnight; a year without its first digits takes the current ones.
 */
final class CivilModelFields {

  private OptionalInt year = OptionalInt.empty();
  private OptionalInt yearEnd = OptionalInt.empty();
  private int yearUnit;
  private boolean rounded;
  private OptionalInt month = OptionalInt.empty();
  private int dayOfMonth = 1;
  private int hour;
  private boolean afternoon;
  private boolean halfDays;
  private int minute;
  private int second;
  private int fraction;
  private boolean zoned;
  private boolean west;
  private int zoneHour;
  private int zoneMinute;

  void year(int value) {
    year = OptionalInt.of(value);
  }

  /** The last digits of the year: {@code unit} is 10, 100 or 1000. */
  void yearEnd(int value, int unit) {
    yearEnd = OptionalInt.of(value);
    yearUnit = unit;
  }

  /** The last two digits of the year nearest to the current half century. */
  void roundedYear(int value) {
    yearEnd(value, 100);
    rounded = true;
  }

  void month(int value) {
    month = OptionalInt.of(value);
  }

  void dayOfMonth(int value) {
    dayOfMonth = value;
  }

  void hour(int value) {
    hour = value;
  }

  void hour12(int value) {
    hour = value % 12;
    halfDays = true;
  }

  void afternoon(boolean value) {
    afternoon = value;
  }

  void minute(int value) {
    minute = value;
  }

  void second(int value) {
    second = value;
  }

  void secondOfDay(int value) {
    hour = value / 3600;
    minute = value / 60 % 60;
    second = value % 60;
  }

  void fraction(int micros) {
    fraction = micros;
  }

  void zoneHour(int hours, boolean isWest) {
    zoned = true;
    west = isWest;
    zoneHour = hours;
  }

  void zoneMinute(int minutes) {
    zoned = true;
    zoneMinute = minutes;
  }

  /** The TIME. */
  long time() {
    int hours = halfDays && afternoon ? hour + 12 : hour;
    return hours * Micros.PER_HOUR
        + minute * Micros.PER_MINUTE
        + second * Micros.PER_SECOND
        + fraction;
  }

  /** The DATE; {@code today} gives what was not read. */
  int date(int today) {
    int newYear = year.orElseGet(() -> fullYear(CivilDay.year(today)));
    int newMonth = month.orElseGet(() -> CivilDay.month(today));
    if (newYear < 1 || newYear > 9999) {
      throw dataError("The parsing result is out of valid time range");
    }
    if (dayOfMonth > CivilDay.lengthOfMonth(newYear, newMonth)) {
      throw dataError("Invalid result from year, month, day values after parsing");
    }
    return CivilDay.of(newYear, newMonth, dayOfMonth);
  }

  private int fullYear(int currentYear) {
    if (yearEnd.isEmpty()) {
      return currentYear;
    }
    int value = yearEnd.getAsInt();
    int result = currentYear - currentYear % yearUnit + value;
    if (rounded) {
      boolean late = currentYear % 100 >= 50;
      if (late && value < 50) {
        return result + 100;
      }
      if (!late && value >= 50) {
        return result - 100;
      }
    }
    return result;
  }

  /** The DATETIME. */
  long datetime(int today) {
    return date(today) * Micros.PER_DAY + time();
  }

  /** The TIMESTAMP; in {@code defaultZone} when no offset was read. */
  long timestamp(int today, Zone defaultZone) {
    Zone zone = defaultZone;
    if (zoned) {
      zone =
          Zone.of((west ? "-" : "+") + Offsets.twoDigits(zoneHour) + Offsets.twoDigits(zoneMinute));
    }
    long result = zone.toInstant(datetime(today));
    if (!Micros.isInRange(result)) {
      throw dataError("The parsing result is out of valid time range");
    }
    return result;
  }
}
