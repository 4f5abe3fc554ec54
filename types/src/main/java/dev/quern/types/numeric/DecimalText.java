package dev.quern.types.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Decimal numbers as text. */
final class DecimalText {

  private DecimalText() {}

  /** All digits, without an exponent and without zeros at the end of the fraction. */
  static String print(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    String text = value.toPlainString();
    if (value.scale() <= 0) {
      return text;
    }
    int length = text.length();
    while (text.charAt(length - 1) == '0') {
      length--;
    }
    if (text.charAt(length - 1) == '.') {
      length--;
    }
    return text.substring(0, length);
  }

  /**
   * Reads {@code [+-]digits[.digits][e[+-]digits]} with white space around it.
   *
   * @return the value times 10^scale, rounded to an integer, halves away from zero; empty when the
   *     text is no number or has more than {@code maxIntegerDigits} digits before the point
   */
  static Optional<BigInteger> parse(String text, int scale, int maxIntegerDigits) {
    String number = AsciiSpace.strip(text);
    int at = 0;
    boolean negative = number.startsWith("-");
    if (negative || number.startsWith("+")) {
      at++;
    }
    StringBuilder digits = new StringBuilder(number.length());
    int integerDigits = -1;
    for (; at < number.length(); at++) {
      char c = number.charAt(at);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c == '.' && integerDigits < 0) {
        integerDigits = digits.length();
      } else {
        break;
      }
    }
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    int point = integerDigits < 0 ? digits.length() : integerDigits;
    long exponent = 0;
    if (at < number.length()) {
      long read = parseExponent(number, at);
      if (read == Long.MIN_VALUE) {
        return Optional.empty();
      }
      exponent = read;
    }
    return scaled(digits, point + exponent, scale, maxIntegerDigits)
        .map(value -> negative ? value.negate() : value);
  }

  /** {@code 0.digits * 10^point} in units of 10^-scale. */
  private static Optional<BigInteger> scaled(
      StringBuilder digits, long point, int scale, int maxIntegerDigits) {
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    if (zeros == digits.length() || point - zeros < -scale) {
      return Optional.of(BigInteger.ZERO);
    }
    if (point - zeros > maxIntegerDigits) {
      return Optional.empty();
    }
    BigDecimal value =
        new BigDecimal(
            new BigInteger(digits.substring(zeros)), Math.toIntExact(digits.length() - point));
    return Optional.of(value.setScale(scale, RoundingMode.HALF_UP).unscaledValue());
  }

  /** Reads {@code e[+-]digits} to the end; {@link Long#MIN_VALUE} when it is something else. */
  private static long parseExponent(String number, int start) {
    int at = start + 1;
    char sign = at < number.length() ? number.charAt(at) : ' ';
    if (sign == '-' || sign == '+') {
      at++;
    }
    if (Character.toLowerCase(number.charAt(start)) != 'e' || at == number.length()) {
      return Long.MIN_VALUE;
    }
    long exponent = 0;
    for (; at < number.length(); at++) {
      int digit = number.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return Long.MIN_VALUE;
      }
      exponent = Math.min(exponent * 10 + digit, Integer.MAX_VALUE);
    }
    return sign == '-' ? -exponent : exponent;
  }
}
