package dev.quern.types.printf;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;

/** Numbers as C's printf prints them, also with groups of digits. */
final class NumberText {

  private static final int DEFAULT_PRECISION = 6;
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private NumberText() {}

  /** {@code %d %i %o %x %X} */
  static String integer(Specifier specifier, long value, OptionalInt width, OptionalInt precision) {
    String digits =
        switch (specifier.conversion()) {
          case 'o' -> Long.toUnsignedString(Math.abs(value), 8);
          case 'x' -> Long.toUnsignedString(Math.abs(value), 16);
          case 'X' -> Long.toUnsignedString(Math.abs(value), 16).toUpperCase(Locale.ROOT);
          default -> Long.toUnsignedString(Math.abs(value));
        };
    if (precision.isPresent()) {
      digits = "0".repeat(Math.max(0, precision.getAsInt() - digits.length())) + digits;
    }
    String prefix = specifier.sign(value < 0);
    if (specifier.has('\'')) {
      digits =
          switch (specifier.conversion()) {
            case 'x', 'X' -> grouped(digits, 4, ':');
            case 'o' -> grouped(digits, 4, ',');
            default -> grouped(digits, 3, ',');
          };
    }
    if (specifier.has('#') && value != 0) {
      switch (specifier.conversion()) {
        case 'x', 'X' -> prefix += "0" + specifier.conversion();
        case 'o' -> digits = digits.startsWith("0") ? digits : "0" + digits;
        default -> {}
      }
    }
    return specifier.pad(prefix, digits, width, precision.isEmpty());
  }

  private static String grouped(String digits, int size, char separator) {
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - size; at > 0; at -= size) {
      text.insert(at, separator);
    }
    return text.toString();
  }

  /** {@code %f %e %g} of a FLOAT64. */
  static String float64(
      Specifier specifier, double value, OptionalInt width, OptionalInt precision) {
    boolean negative = value < 0;
    if (!Double.isFinite(value)) {
      String name = Double.isNaN(value) ? "nan" : "inf";
      return specifier.pad(specifier.sign(negative), inCase(specifier, name), width, false);
    }
    BigDecimal magnitude = new BigDecimal(Math.abs(value));
    return decimal(specifier, negative, magnitude, RoundingMode.HALF_EVEN, width, precision);
  }

  /** {@code %f %e %g} of a NUMERIC or BIGNUMERIC. */
  static String decimal(
      Specifier specifier, BigDecimal value, OptionalInt width, OptionalInt precision) {
    return decimal(
        specifier, value.signum() < 0, value.abs(), RoundingMode.HALF_UP, width, precision);
  }

  private static String decimal(
      Specifier specifier,
      boolean negative,
      BigDecimal magnitude,
      RoundingMode rounding,
      OptionalInt width,
      OptionalInt precision) {
    int digits = precision.orElse(DEFAULT_PRECISION);
    String text =
        switch (Character.toLowerCase(specifier.conversion())) {
          case 'f' -> plain(magnitude.setScale(digits, rounding), specifier);
          case 'e' -> scientific(magnitude, digits, rounding, specifier, false);
          default -> general(magnitude, Math.max(1, digits), rounding, specifier);
        };
    return specifier.pad(specifier.sign(negative), inCase(specifier, text), width, true);
  }

  private static String inCase(Specifier specifier, String text) {
    return Character.isUpperCase(specifier.conversion()) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String plain(BigDecimal value, Specifier specifier) {
    String text = value.toPlainString();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? specifier.has('#') ? "." : "" : text.substring(point);
    return (specifier.has('\'') ? grouped(whole, 3, ',') : whole) + fraction;
  }

  private static String scientific(
      BigDecimal value,
      int digits,
      RoundingMode rounding,
      Specifier specifier,
      boolean withoutZeros) {
    BigDecimal rounded = rounded(value, digits + 1, rounding);
    int exponent = exponent(rounded);
    BigDecimal mantissa = rounded.movePointLeft(exponent);
    mantissa = withoutZeros ? stripped(mantissa) : mantissa.setScale(digits, rounding);
    return plain(mantissa, specifier)
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  private static String general(
      BigDecimal value, int digits, RoundingMode rounding, Specifier specifier) {
    BigDecimal rounded = rounded(value, digits, rounding);
    int exponent = exponent(rounded);
    boolean strip = !specifier.has('#');
    if (exponent < SMALLEST_PLAIN_EXPONENT || exponent >= digits) {
      return scientific(value, digits - 1, rounding, specifier, strip);
    }
    BigDecimal fixed = rounded.setScale(digits - 1 - exponent, rounding);
    return plain(strip ? stripped(fixed) : fixed, specifier);
  }

  private static BigDecimal rounded(BigDecimal value, int digits, RoundingMode rounding) {
    return value.round(new MathContext(digits, rounding));
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static BigDecimal stripped(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
