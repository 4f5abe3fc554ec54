package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import java.math.BigDecimal;

/** Numbers of the JSON type. */
final class JsonNumbers {

  private static final int LONG_DIGITS = 18;

  private JsonNumbers() {}

  /**
   * The value of a JSON number.
   *
   * @param exact whether a number that FLOAT64 would change is an error
   */
  static JsonValue.Numeral parse(String text, boolean exact) {
    if (isInteger(text)) {
      String integer = normalizedInteger(text);
      if (!integer.isEmpty()) {
        return new JsonValue.Numeral(integer);
      }
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw DataErrors.dataError("number overflow parsing '%s'", text);
    }
    String normalized = JsonDouble.text(value);
    if (exact && !isSameNumber(text, normalized)) {
      throw DataErrors.dataError(
          "Input number: %s cannot round-trip through string representation", text);
    }
    return new JsonValue.Numeral(normalized);
  }

  /** A FLOAT64 as a number of the JSON type; NaN and infinities are strings, -0 is 0. */
  static JsonValue of(double value) {
    if (Double.isNaN(value)) {
      return new JsonValue.Text("NaN");
    }
    if (Double.isInfinite(value)) {
      return new JsonValue.Text(value > 0 ? "Infinity" : "-Infinity");
    }
    return new JsonValue.Numeral(JsonDouble.text(value == 0 ? 0 : value));
  }

  private static boolean isInteger(String text) {
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The integer as INT64 or unsigned 64-bit integer prints it; empty when it is neither. */
  private static String normalizedInteger(String text) {
    if (text.equals("-0")) {
      return "0";
    }
    if (text.length() <= LONG_DIGITS) {
      return text;
    }
    try {
      return text.startsWith("-")
          ? Long.toString(Long.parseLong(text))
          : Long.toUnsignedString(Long.parseUnsignedLong(text));
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /** Whether two decimal numbers are equal. */
  static boolean isSameNumber(String a, String b) {
    boolean zero = isZero(a);
    if (zero || isZero(b)) {
      return zero && isZero(b);
    }
    return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
  }

  private static boolean isZero(String text) {
    for (int i = 0; i < text.length() && text.charAt(i) != 'e' && text.charAt(i) != 'E'; i++) {
      if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }
}
