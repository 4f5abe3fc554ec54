package dev.quern.types.civil;

import static dev.quern.types.error.DataErrors.dataError;
import static dev.quern.types.error.DataErrors.escaped;

import dev.quern.domain.error.BigQueryException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and times as {@code CAST(text AS …)} and literals do, without white space around.
 * Source: "Conversion rules", "Date literals" to "Timestamp literals".
 */
public final class CivilParser {

  private static final String DAY = "-(\\d{1,2})-(\\d{1,2})";
  private static final String CLOCK = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,6}))?";

  private static final Pattern DATE = Pattern.compile("(\\d{4})" + DAY);
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern DATETIME =
      Pattern.compile("(\\d{4})" + DAY + "(?:[ Tt]" + CLOCK + ")?");

  /** Group 8 is an offset behind the time, 9 what stands behind a space, 10 one without a time. */
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4,5})"
              + DAY
              + "(?:[ Tt](?:"
              + CLOCK
              + "(?:[Zz]|([+-].*)| (UTC(?:[+-].*)?|(?!UTC|[+-]).+))?|([+-].+)))?",
          Pattern.DOTALL);

  private CivilParser() {}

  /** A DATE, in days since 1970-01-01. */
  public static int date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      throw invalidDate(text);
    }
    int year = number(matcher, 1);
    int month = number(matcher, 2);
    int day = number(matcher, 3);
    if (year == 0 && CivilDay.isValid(400, month, day)) {
      throw dataError("Date value out of range: '" + escaped(text) + "'");
    }
    if (!CivilDay.isValid(year, month, day)) {
      throw invalidDate(text);
    }
    return CivilDay.of(year, month, day);
  }

  private static BigQueryException invalidDate(String text) {
    return dataError("Invalid date: '" + escaped(text) + "'");
  }

  /** A TIME, in microseconds since midnight. A leap second is the next minute's first. */
  public static long time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      int hour = number(matcher, 1);
      int minute = number(matcher, 2);
      int second = number(matcher, 3);
      if (TimeMath.isValid(hour, minute, second)) {
        long fraction = second == 60 ? 0 : fraction(matcher.group(4));
        return (TimeMath.micros(hour, minute, second) + fraction) % Micros.PER_DAY;
      }
    }
    throw dataError("Invalid time string \"" + escaped(text) + "\"");
  }

  /** A DATETIME, in microseconds since 1970-01-01 00:00:00. */
  public static long datetime(String text) {
    Matcher matcher = DATETIME.matcher(text);
    if (matcher.matches() && isValid(matcher, 1)) {
      long fraction = isLeapSecond(matcher) ? 0 : fraction(matcher.group(7));
      long result = local(matcher) + fraction;
      if (Micros.isInRange(result)) {
        return result;
      }
    }
    throw dataError("Invalid datetime string \"" + escaped(text) + "\"");
  }

  /** A TIMESTAMP, in microseconds since the epoch; {@code zone} where the text names none. */
  public static long timestamp(String text, Zone zone) {
    Matcher matcher = matchTimestamp(text);
    Zone own = zoneIn(matcher).map(Zone::of).orElse(zone);
    return timestamp(text, matcher, own);
  }

  /** {@code TIMESTAMP(text, zone)}: the text may not name a time zone. */
  public static long timestampWithoutZone(String text, Zone zone) {
    Matcher matcher = matchTimestamp(text);
    if (zoneIn(matcher).isPresent()) {
      throw dataError("Timezone is not allowed in \"" + text + "\"");
    }
    return timestamp(text, matcher, zone);
  }

  private static Matcher matchTimestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches()) {
      throw dataError("Invalid timestamp: '" + escaped(text) + "'");
    }
    return matcher;
  }

  private static long timestamp(String text, Matcher matcher, Zone zone) {
    // Year 0 may turn into year 1 in UTC.
    if (isValid(matcher, 0)) {
      long result = zone.toInstant(local(matcher)) + fraction(matcher.group(7));
      if (Micros.isInRange(result)) {
        return result;
      }
    }
    throw dataError("Invalid timestamp string \"" + text + "\"");
  }

  private static Optional<String> zoneIn(Matcher matcher) {
    for (int group = 8; group <= 10; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return Optional.of(name.startsWith("UTC") && name.length() > 3 ? name.substring(3) : name);
      }
    }
    char last = matcher.group().charAt(matcher.group().length() - 1);
    return last == 'Z' || last == 'z' ? Optional.of("UTC") : Optional.empty();
  }

  private static boolean isValid(Matcher matcher, int firstYear) {
    int year = number(matcher, 1);
    return year >= firstYear
        && CivilDay.isValid(year == 0 ? 400 : year, number(matcher, 2), number(matcher, 3))
        && (matcher.group(4) == null
            || TimeMath.isValid(number(matcher, 4), number(matcher, 5), number(matcher, 6)));
  }

  private static boolean isLeapSecond(Matcher matcher) {
    return matcher.group(6) != null && number(matcher, 6) == 60;
  }

  /** Date and time without the fraction. */
  private static long local(Matcher matcher) {
    long day = CivilDay.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    long clock =
        matcher.group(4) == null
            ? 0
            : TimeMath.micros(number(matcher, 4), number(matcher, 5), number(matcher, 6));
    return day * Micros.PER_DAY + clock;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static long fraction(String digits) {
    if (digits == null) {
      return 0;
    }
    long micros = Long.parseLong(digits);
    for (int i = digits.length(); i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }
}
