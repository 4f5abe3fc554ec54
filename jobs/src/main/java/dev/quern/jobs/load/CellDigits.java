package dev.quern.jobs.load;

import dev.quern.types.civil.CivilDay;

/**
 * Reads the commonest forms of numbers and times from bytes without making objects. What is in
 * another form is {@link #OTHER}, which says nothing of whether it is valid.
 */
final class CellDigits {

  /** No value that any of the methods gives. */
  static final long OTHER = Long.MIN_VALUE;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  private static final int DATE_LENGTH = 10;
  private static final int CLOCK_LENGTH = 8;
  private static final int FRACTION_DIGITS = 6;
  private static final int NUMERIC_SCALE = 9;
  private static final int MOST_DIGITS = 18;
  private static final String[] UTC = {" UTC", "Z", "+00", "+00:00"};

  private CellDigits() {}

  /** Up to 18 digits with a sign. */
  static long integer(byte[] text, int start, int end) {
    int at = text[start] == '-' ? start + 1 : start;
    if (end == at || end - at > MOST_DIGITS) {
      return OTHER;
    }
    long number = 0;
    for (int i = at; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return OTHER;
      }
      number = number * 10 + digit;
    }
    return at > start ? -number : number;
  }

  /** A decimal times 10^9, when that has at most 18 digits. */
  static long numeric(byte[] text, int start, int end) {
    int at = text[start] == '-' ? start + 1 : start;
    long number = 0;
    int digits = 0;
    int point = -1;
    for (int i = at; i < end; i++) {
      int digit = text[i] - '0';
      if (text[i] == '.' && point < 0 && i > at) {
        point = i;
      } else if (digit >= 0 && digit <= 9 && digits < MOST_DIGITS) {
        number = number * 10 + digit;
        digits++;
      } else {
        return OTHER;
      }
    }
    int decimals = point < 0 ? 0 : end - point - 1;
    int zeros = NUMERIC_SCALE - decimals;
    if (digits == 0 || zeros < 0 || digits + zeros > MOST_DIGITS) {
      return OTHER;
    }
    for (int i = 0; i < zeros; i++) {
      number *= 10;
    }
    return at > start ? -number : number;
  }

  /** {@code YYYY-MM-DD}, in days since 1970-01-01. */
  static long date(byte[] text, int start, int end) {
    if (end - start != DATE_LENGTH || text[start + 4] != '-' || text[start + 7] != '-') {
      return OTHER;
    }
    int year = digits(text, start, 4);
    int month = digits(text, start + 5, 2);
    int day = digits(text, start + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || !CivilDay.isValid(year, month, day)) {
      return OTHER;
    }
    return CivilDay.of(year, month, day);
  }

  /** {@code HH:MM:SS} with up to six decimals, in microseconds. */
  static long time(byte[] text, int start, int end) {
    int decimals = end - start - CLOCK_LENGTH - 1;
    if (decimals < -1
        || decimals == 0
        || decimals > FRACTION_DIGITS
        || text[start + 2] != ':'
        || text[start + 5] != ':') {
      return OTHER;
    }
    int hour = digits(text, start, 2);
    int minute = digits(text, start + 3, 2);
    int second = digits(text, start + 6, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return OTHER;
    }
    long fraction = decimals < 0 ? 0 : fraction(text, start + CLOCK_LENGTH, decimals);
    return fraction < 0
        ? OTHER
        : ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND + fraction;
  }

  private static long fraction(byte[] text, int point, int decimals) {
    if (text[point] != '.') {
      return -1;
    }
    long fraction = digits(text, point + 1, decimals);
    for (int i = decimals; i < FRACTION_DIGITS; i++) {
      fraction *= 10;
    }
    return fraction;
  }

  /** A date, a space or T, and a time, in microseconds. */
  static long datetime(byte[] text, int start, int end) {
    int clock = start + DATE_LENGTH + 1;
    if (end < clock + CLOCK_LENGTH || (text[clock - 1] != ' ' && text[clock - 1] != 'T')) {
      return OTHER;
    }
    long day = date(text, start, clock - 1);
    long time = time(text, clock, end);
    return day == OTHER || time == OTHER ? OTHER : day * MICROS_PER_DAY + time;
  }

  /** A date and a time in UTC, which may stand behind it in one of several ways. */
  static long timestamp(byte[] text, int start, int end) {
    for (String zone : UTC) {
      int last = end - zone.length();
      if (last > start && is(text, last, zone)) {
        return datetime(text, start, last);
      }
    }
    return datetime(text, start, end);
  }

  /** 1 for {@code true}, 0 for {@code false}, in lower case. */
  static long bool(byte[] text, int start, int end) {
    if (end - start == 4 && is(text, start, "true")) {
      return 1;
    }
    return end - start == 5 && is(text, start, "false") ? 0 : OTHER;
  }

  private static boolean is(byte[] text, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int digits(byte[] text, int start, int count) {
    int number = 0;
    for (int i = start; i < start + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1_000_000;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
