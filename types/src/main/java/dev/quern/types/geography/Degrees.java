package dev.quern.types.geography;

import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Coordinates in degrees, with the 15 digits that BigQuery keeps of them. */
final class Degrees {

  private static final int DIGITS = 15;
  private static final int MIN_PLAIN_EXPONENT = -5;
  private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
  private static final double EXACT_INTEGERS = 1e15;

  /** Smaller numbers of degrees than this are not rounded: the power of ten would not be exact. */
  private static final double TINY = 1e-8;

  /** Less than any two points are apart that can be told apart. */
  private static final double NOISE = 1e-15;

  private static final double[] POWERS = powers();

  private Degrees() {}

  /** The longitude of a point. */
  static double longitude(S2Point point) {
    return rounded(S2LatLng.longitude(point).degrees());
  }

  /** The latitude of a point. */
  static double latitude(S2Point point) {
    return rounded(S2LatLng.latitude(point).degrees());
  }

  /** The point at a place; the poles have one longitude. */
  static S2Point point(double longitude, double latitude) {
    return S2LatLng.fromDegrees(latitude, longitude).toPoint();
  }

  private static double[] powers() {
    double[] powers = new double[DIGITS + 8];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }

  /** Without the noise that conversions from and to points leave behind the 15th digit. */
  static double rounded(double value) {
    double size = Math.abs(value);
    if (size < TINY) {
      return size < NOISE ? 0 : value;
    }
    double power = POWERS[DIGITS - 1 - (int) Math.floor(Math.log10(size))];
    return Math.rint(value * power) / power;
  }

  /** Appends a number as C's format {@code %.15g} prints it. */
  static void append(double value, StringBuilder text) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
      text.append((long) value);
      return;
    }
    String shortest = Double.toString(value);
    if (shortest.length() <= DIGITS + 1 && shortest.indexOf('E') < 0) {
      text.append(shortest);
      return;
    }
    BigDecimal decimal = new BigDecimal(value).round(ROUNDED).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent > MIN_PLAIN_EXPONENT && exponent < DIGITS) {
      text.append(decimal.toPlainString());
      return;
    }
    String digits = decimal.unscaledValue().abs().toString();
    text.append(value < 0 ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append(exponent < 0 ? "e-" : "e+");
    text.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent));
  }
}
