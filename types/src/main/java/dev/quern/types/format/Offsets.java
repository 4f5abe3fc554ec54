package dev.quern.types.format;

/** Offsets from UTC as text. */
final class Offsets {

  private Offsets() {}

  /** {@code +HHMM} with a separator before the minutes. */
  static String print(int minutes, String separator) {
    int size = Math.abs(minutes);
    return (minutes < 0 ? "-" : "+") + twoDigits(size / 60) + separator + twoDigits(size % 60);
  }

  /** {@code UTC}, {@code UTC+H} or {@code UTC+HHMM}. */
  static String name(int minutes) {
    if (minutes == 0) {
      return "UTC";
    }
    return "UTC"
        + (minutes % 60 == 0
            ? (minutes < 0 ? "-" : "+") + Math.abs(minutes) / 60
            : print(minutes, ""));
  }

  static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
