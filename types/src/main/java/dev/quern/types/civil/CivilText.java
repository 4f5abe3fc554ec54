package dev.quern.types.civil;

/** Dates and times as {@code CAST(x AS STRING)} prints them. Source: "Conversion rules". */
public final class CivilText {

  private CivilText() {}

  /** {@code YYYY-MM-DD}. */
  public static String date(int day) {
    return appendDate(new StringBuilder(10), day).toString();
  }

  /** {@code HH:MM:SS}, with 3 or 6 digits of a fraction when there is one. */
  public static String time(long micros) {
    return appendTime(new StringBuilder(15), micros).toString();
  }

  /** {@code YYYY-MM-DD HH:MM:SS}, with a fraction as in {@link #time}. */
  public static String datetime(long micros) {
    return appendDatetime(new StringBuilder(26), micros).toString();
  }

  /**
   * {@code YYYY-MM-DD HH:MM:SS+HH[:MM]} in a time zone, with a fraction as in {@link #time}.
   * Seconds of an offset are left out, of the local time too.
   */
  public static String timestamp(long micros, Zone zone) {
    int offset = printedOffset(micros, zone);
    StringBuilder text = new StringBuilder(32);
    appendDatetime(text, micros + offset * Micros.PER_MINUTE);
    return appendOffset(text, offset).toString();
  }

  /** The offset from UTC in whole minutes, cut off towards zero. */
  static int printedOffset(long micros, Zone zone) {
    return zone.offsetSeconds(micros) / 60;
  }

  static StringBuilder appendDatetime(StringBuilder text, long micros) {
    appendDate(text, Micros.day(micros)).append(' ');
    return appendTime(text, Micros.ofDay(micros));
  }

  static StringBuilder appendDate(StringBuilder text, int day) {
    int split = CivilDay.split(day);
    pad(text, CivilDay.yearOf(split), 4).append('-');
    pad(text, CivilDay.monthOf(split), 2).append('-');
    return pad(text, CivilDay.dayOfMonthOf(split), 2);
  }

  static StringBuilder appendTime(StringBuilder text, long micros) {
    appendClock(text, micros);
    int fraction = (int) (micros % Micros.PER_SECOND);
    if (fraction != 0) {
      text.append('.');
      if (fraction % 1000 == 0) {
        pad(text, fraction / 1000, 3);
      } else {
        pad(text, fraction, 6);
      }
    }
    return text;
  }

  /** {@code HH:MM:SS}. */
  static StringBuilder appendClock(StringBuilder text, long micros) {
    int second = (int) (micros / Micros.PER_SECOND);
    pad(text, second / 3600, 2).append(':');
    pad(text, second / 60 % 60, 2).append(':');
    return pad(text, second % 60, 2);
  }

  private static StringBuilder appendOffset(StringBuilder text, int minutes) {
    text.append(minutes < 0 ? '-' : '+');
    pad(text, Math.abs(minutes) / 60, 2);
    if (minutes % 60 != 0) {
      pad(text.append(':'), Math.abs(minutes) % 60, 2);
    }
    return text;
  }

  /** Appends a number that is not negative with zeros before it. */
  static StringBuilder pad(StringBuilder text, int number, int width) {
    for (int limit = 10, digits = 1; digits < width; digits++, limit *= 10) {
      if (number < limit) {
        text.append('0');
      }
    }
    return text.append(number);
  }
}
