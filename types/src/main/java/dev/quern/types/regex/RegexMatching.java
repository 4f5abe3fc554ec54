package dev.quern.types.regex;

import com.google.re2j.Matcher;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.Units;

/** Looking for the matches that REGEXP_EXTRACT, REGEXP_EXTRACT_ALL and REGEXP_INSTR return. */
final class RegexMatching {

  private RegexMatching() {}

  /** Receives what a match captured; {@code start} is -1 when its group took no part. */
  interface Capture {
    void accept(int start, int end);
  }

  /** The group that extraction functions return: the only one, or the whole match. */
  static int extractedGroup(Regex regex) {
    if (regex.groupCount() > 1) {
      throw DataErrors.dataError(
          "Regular expressions passed into extraction functions must not have more than 1 capturing"
              + " group");
    }
    return regex.groupCount();
  }

  static void checkPlace(long position, long occurrence) {
    if (position <= 0) {
      throw DataErrors.dataError("Position must be positive");
    }
    if (occurrence <= 0) {
      throw DataErrors.dataError("Occurrence must be positive");
    }
  }

  /**
   * Moves the matcher to the {@code occurrence}-th match at or behind {@code start}; false when
   * there are fewer. What is before {@code start} counts for anchors: {@code ^} matches at 0 only.
   */
  static boolean find(Regex regex, Matcher matcher, byte[] input, int start, long occurrence) {
    int from = start;
    for (long left = occurrence; from < input.length || from == start; left--) {
      if (!matcher.find(from)) {
        return false;
      }
      if (left == 1) {
        return true;
      }
      from = next(regex.units(), matcher, input);
    }
    return false;
  }

  /** Calls {@code capture} for each match of REGEXP_EXTRACT_ALL. */
  static void findAll(Regex regex, byte[] input, Capture capture) {
    findAll(regex, input, extractedGroup(regex), capture);
  }

  /** Calls {@code capture} for each whole match. */
  static void findWhole(Regex regex, byte[] input, Capture capture) {
    findAll(regex, input, 0, capture);
  }

  private static void findAll(Regex regex, byte[] input, int group, Capture capture) {
    Matcher matcher = regex.matcher(input);
    int from = 0;
    while ((from < input.length || from == 0) && matcher.find(from)) {
      capture.accept(matcher.start(group), matcher.end(group));
      from = next(regex.units(), matcher, input);
    }
  }

  /** Where the search goes on: behind the match, one unit further when it is empty. */
  private static int next(Units units, Matcher matcher, byte[] input) {
    int end = matcher.end();
    if (matcher.start() < end) {
      return end;
    }
    return end < input.length ? units.advance(input, end, 1) : input.length + 1;
  }
}
