package dev.quern.types.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A compiled format model of {@code CAST(number AS STRING FORMAT …)}. Source: "Format numeric type
 * as string".
 *
 * @param whole the digits and group separators before the point: {@code 0}, {@code 9}, {@code ,};
 *     of a hexadecimal model {@code 0} and {@code X}
 * @param point what divides whole from fraction
 * @param fraction the digits behind the point
 * @param exponent {@code E} or {@code e} for scientific notation, a space for none
 * @param hexadecimal {@code X} or {@code x} for hexadecimal digits, a space for none
 * @param sign where the sign stands
 * @param currency what stands before the digits
 * @param compact whether blanks and trailing zeros are left out (FM)
 * @param blankZero whether a number without whole part is all blanks (B)
 */
record NumberModel(
    String whole,
    Point point,
    String fraction,
    char exponent,
    char hexadecimal,
    SignPlace sign,
    String currency,
    boolean compact,
    boolean blankZero) {

  private static final int EXPONENT_WIDTH = 4;

  /** What stands between whole and fraction. */
  enum Point {
    NONE,
    /** A decimal point. */
    DECIMAL,
    /** Nothing: the number is multiplied by a power of ten. */
    SHIFT
  }

  /** Where the sign stands. */
  enum SignPlace {
    /** Before the number, a blank for plus. */
    BEFORE,
    /** Before the number, plus too (S). */
    BEFORE_ALWAYS,
    /** Behind the number, plus too (S). */
    BEHIND_ALWAYS,
    /** Behind the number, a blank for plus (MI). */
    BEHIND,
    /** Angle brackets around a negative number (PR). */
    BRACKETS
  }

  /** Compiles a model; fails when it is none. */
  static NumberModel compile(String model) {
    return new NumberModelCompiler(model).compile();
  }

  /**
   * A FLOAT64, by its exact decimal value. Halves are rounded to the even digit as C's printf does.
   */
  String print(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return printWord(value);
    }
    return print(new BigDecimal(value), RoundingMode.HALF_EVEN);
  }

  /** Any other number; halves are rounded away from zero. */
  String print(BigDecimal value) {
    return print(value, RoundingMode.HALF_UP);
  }

  private String print(BigDecimal value, RoundingMode mode) {
    int signum = value.signum();
    BigDecimal size = value.abs();
    if (hexadecimal != ' ') {
      return assemble(signum, hexDigits(size));
    }
    if (exponent != ' ') {
      return assemble(signum, whole.isEmpty() ? overflow() : scientific(size, mode));
    }
    String digits =
        size.scaleByPowerOfTen(fraction.length()).setScale(0, mode).unscaledValue().toString();
    int shown = fraction.length();
    digits = "0".repeat(Math.max(0, shown + 1 - digits.length())) + digits;
    String wholeDigits = digits.substring(0, digits.length() - shown);
    wholeDigits = wholeDigits.equals("0") ? "" : wholeDigits;
    if (wholeDigits.length() > count(whole)) {
      return assemble(signum, overflow());
    }
    if (blankZero && wholeDigits.isEmpty()) {
      int width = whole.length() + (point == Point.DECIMAL ? 1 : 0) + shown;
      return compact ? "" : " ".repeat(width + currency.length() + signWidth());
    }
    return assemble(signum, layOut(wholeDigits, digits.substring(digits.length() - shown)));
  }

  /** How many digits fit. */
  private static int count(String places) {
    return (int) places.chars().filter(c -> c != ',').count();
  }

  private int signWidth() {
    return sign == SignPlace.BRACKETS ? 2 : 1;
  }

  private String hexDigits(BigDecimal size) {
    BigInteger integer = size.setScale(0, RoundingMode.HALF_UP).unscaledValue();
    String digits = integer.signum() == 0 ? "" : integer.toString(16);
    if (digits.length() > whole.length()) {
      return "#".repeat(whole.length());
    }
    String text = withLeadingPlaces(whole, digits);
    return hexadecimal == 'X' ? text.toUpperCase(Locale.ROOT) : text;
  }

  private String layOut(String wholeDigits, String fractionDigits) {
    String shownFraction = fractionDigits;
    if (compact) {
      shownFraction = withoutTrailingZeros(fractionDigits);
    }
    boolean needsDigit = fraction.isEmpty() || (compact && shownFraction.isEmpty());
    String text =
        wholeDigits.isEmpty() && !whole.contains("0") && !needsDigit
            ? " ".repeat(whole.length())
            : withLeadingPlaces(whole, wholeDigits);
    return text + (point == Point.DECIMAL ? "." : "") + shownFraction;
  }

  /**
   * Digits in their places from the right: zeros from the first 0 place on, blanks before; a lonely
   * 0 when there is nothing else.
   */
  private static String withLeadingPlaces(String places, String digits) {
    StringBuilder text = new StringBuilder(places.length());
    int next = digits.length() - 1;
    int firstZero = places.indexOf('0');
    boolean last = true;
    for (int i = places.length() - 1; i >= 0; i--) {
      char place = places.charAt(i);
      boolean filled = next >= 0 || (firstZero >= 0 && i > firstZero);
      if (place == ',') {
        text.append(filled ? ',' : last ? ',' : ' ');
      } else if (next >= 0) {
        text.append(digits.charAt(next--));
        last = false;
      } else {
        boolean zero = (firstZero >= 0 && i >= firstZero) || last;
        text.append(zero ? '0' : ' ');
        last = false;
      }
    }
    return text.reverse().toString();
  }

  private static String withoutTrailingZeros(String digits) {
    int length = digits.length();
    while (length > 0 && digits.charAt(length - 1) == '0') {
      length--;
    }
    return digits.substring(0, length);
  }

  private String scientific(BigDecimal size, RoundingMode mode) {
    String digits = "0".repeat(fraction.length() + 1);
    int power = 0;
    if (size.signum() != 0) {
      power = size.precision() - size.scale() - 1;
      BigInteger mantissa =
          size.scaleByPowerOfTen(fraction.length() - power).setScale(0, mode).unscaledValue();
      if (mantissa.toString().length() > fraction.length() + 1) {
        power++;
        mantissa = mantissa.divide(BigInteger.TEN);
      }
      digits = mantissa.toString();
    }
    String rest = digits.substring(1);
    String text = digits.substring(0, 1);
    if (point == Point.DECIMAL) {
      text += "." + (compact ? withoutTrailingZeros(rest) : rest);
    } else {
      text += rest;
    }
    return text + exponent + (power < 0 ? "-" : "+") + Offsets.twoDigits(Math.abs(power));
  }

  /** What shows a number that does not fit. */
  private String overflow() {
    String text = whole.replace('0', '#').replace('9', '#');
    if (point == Point.DECIMAL) {
      text += ".";
    }
    return text + "#".repeat(fraction.length() + (exponent == ' ' ? 0 : EXPONENT_WIDTH));
  }

  /** NAN or INF where they fit. */
  private String printWord(double value) {
    int signum = Double.isNaN(value) ? 0 : value < 0 ? -1 : 1;
    String word = Double.isNaN(value) ? "NAN" : "INF";
    int width = whole.length();
    int behind = (point == Point.DECIMAL ? 1 : 0) + fraction.length();
    if (exponent != ' ') {
      width = (whole.isEmpty() ? 0 : 1) + behind + EXPONENT_WIDTH;
      behind = 0;
    }
    if (hexadecimal != ' ') {
      return assemble(signum, "#".repeat(width));
    }
    if (width < word.length()) {
      return assemble(signum, overflow(), Double.isNaN(value));
    }
    String text = " ".repeat(width - word.length()) + word + (compact ? "" : " ".repeat(behind));
    return assemble(signum, text, Double.isNaN(value));
  }

  private String assemble(int signum, String text) {
    return assemble(signum, text, false);
  }

  /** Puts sign and currency before the first character that is not blank. */
  private String assemble(int signum, String text, boolean unsigned) {
    int blanks = 0;
    while (blanks < text.length() && text.charAt(blanks) == ' ') {
      blanks++;
    }
    String plus = unsigned ? " " : "+";
    String before =
        switch (sign) {
          case BEFORE -> signum < 0 ? "-" : " ";
          case BEFORE_ALWAYS -> signum < 0 ? "-" : plus;
          case BRACKETS -> signum < 0 ? "<" : " ";
          case BEHIND, BEHIND_ALWAYS -> "";
        };
    String behind =
        switch (sign) {
          case BEFORE, BEFORE_ALWAYS -> "";
          case BRACKETS -> signum < 0 ? ">" : " ";
          case BEHIND -> signum < 0 ? "-" : " ";
          case BEHIND_ALWAYS -> signum < 0 ? "-" : plus;
        };
    String body = before + currency + text.substring(blanks) + behind;
    return compact ? body.strip() : " ".repeat(blanks) + body;
  }
}
