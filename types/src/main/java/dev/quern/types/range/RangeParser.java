package dev.quern.types.range;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.types.civil.CivilParser;
import dev.quern.types.civil.Zone;

/** Reads RANGEs. Source: "Range literals", "Conversion rules". */
public final class RangeParser {

  private static final String EXACTLY =
      "Failed to parse range: range must be formatted exactly as [START, END) ";

  private RangeParser() {}

  /**
   * {@code [start, end)}, each a value of the element type, UNBOUNDED or NULL.
   *
   * @param element DATE, DATETIME or TIMESTAMP
   * @param zone the time zone of timestamps that name none
   */
  public static RangeBounds parse(String text, SqlType element, Zone zone) {
    if (!text.startsWith("[") || !text.endsWith(")")) {
      throw dataError(EXACTLY + "(found " + text + ")");
    }
    String[] parts = text.substring(1, text.length() - 1).split(", ", -1);
    if (parts.length != 2) {
      throw dataError(EXACTLY + "with two parts, START and END, divided with \", \"");
    }
    requireNoSpaces("START", "", parts[0]);
    requireNoSpaces("END", " ", parts[1]);
    long start =
        isUnbounded(parts[0]) ? RangeBounds.UNBOUNDED_START : value(parts[0], element, zone);
    long end = isUnbounded(parts[1]) ? RangeBounds.UNBOUNDED_END : value(parts[1], element, zone);
    return RangeBounds.of(start, end);
  }

  private static void requireNoSpaces(String name, String separator, String part) {
    if (!part.strip().equals(part)) {
      throw dataError(
          EXACTLY
              + "with "
              + name
              + " having no leading or trailing spaces, but found: \""
              + separator
              + part
              + "\"");
    }
  }

  private static boolean isUnbounded(String part) {
    return part.equalsIgnoreCase("UNBOUNDED") || part.equalsIgnoreCase("NULL");
  }

  private static long value(String text, SqlType element, Zone zone) {
    if (element == ScalarType.DATE) {
      return CivilParser.date(text);
    }
    return element == ScalarType.DATETIME
        ? CivilParser.datetime(text)
        : CivilParser.timestamp(text, zone);
  }
}
