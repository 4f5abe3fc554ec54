package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * FLOAT64 arithmetic: finite operands with an infinite result are an error, infinities and NaN pass
 * through. Source: "Operators", "Mathematical functions".
 */
public final class Float64Math {

  /** Powers of ten that a FLOAT64 holds exactly. */
  static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Below this all halves of integers are FLOAT64s. */
  private static final double EXACT_HALVES = 0x1p52;

  private static final int LARGEST_EXPONENT = 308;

  /** More digits after the point than any FLOAT64 has. */
  private static final int ALL_DECIMALS = 1074;

  private Float64Math() {}

  /** {@code x + y}. */
  public static double add(double x, double y) {
    double sum = x + y;
    if (!Double.isFinite(sum)) {
      requireInfiniteOperand(x, '+', y);
    }
    return sum;
  }

  /** {@code x - y}. */
  public static double subtract(double x, double y) {
    double difference = x - y;
    if (!Double.isFinite(difference)) {
      requireInfiniteOperand(x, '-', y);
    }
    return difference;
  }

  /** {@code x * y}. */
  public static double multiply(double x, double y) {
    double product = x * y;
    if (!Double.isFinite(product)) {
      requireInfiniteOperand(x, '*', y);
    }
    return product;
  }

  /** {@code x / y}; division by zero is an error whatever {@code x} is. */
  public static double divide(double x, double y) {
    if (y == 0) {
      throw dataError("division by zero: " + Float64Text.brief(x) + " / " + Float64Text.brief(y));
    }
    double quotient = x / y;
    if (!Double.isFinite(quotient)) {
      requireInfiniteOperand(x, '/', y);
    }
    return quotient;
  }

  private static void requireInfiniteOperand(double x, char operator, double y) {
    if (Double.isFinite(x) && Double.isFinite(y)) {
      throw dataError(
          "double overflow: " + Float64Text.brief(x) + " " + operator + " " + Float64Text.brief(y));
    }
  }

  /** {@code SIGN(x)}: -1, 0, 1 or NaN. */
  public static double sign(double x) {
    return x == 0 ? 0 : Math.signum(x);
  }

  /** {@code ROUND(x)}: the nearest integer, halves away from zero. */
  public static double round(double x) {
    double truncated = trunc(x);
    return Math.abs(x - truncated) >= 0.5 ? truncated + Math.signum(x) : truncated;
  }

  /** {@code TRUNC(x)}: the nearest integer that is not farther from zero. */
  public static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /**
   * {@code ROUND(x, digits)}: the FLOAT64 nearest to the exact decimal value of {@code x} rounded,
   * halves away from zero.
   *
   * @param digits how many digits after the point to keep; negative: how many before it to clear
   */
  public static double round(double x, long digits) {
    if (digits == 0) {
      return round(x);
    }
    return roundExactly("ROUND", x, digits, RoundingMode.HALF_UP);
  }

  /** {@code TRUNC(x, digits)}: as {@link #round(double, long)}, towards zero. */
  public static double trunc(double x, long digits) {
    if (digits == 0) {
      return trunc(x);
    }
    return roundExactly("TRUNC", x, digits, RoundingMode.DOWN);
  }

  private static double roundExactly(String name, double x, long digits, RoundingMode mode) {
    if (!Double.isFinite(x) || digits > ALL_DECIMALS) {
      return x;
    }
    if (digits < -LARGEST_EXPONENT) {
      return 0;
    }
    if (x == 0) {
      return x;
    }
    if (digits > 0 && digits < POWERS_OF_TEN.length) {
      double scale = POWERS_OF_TEN[(int) digits];
      double scaled = x * scale;
      if (Math.abs(scaled) < EXACT_HALVES) {
        double error = Math.fma(x, scale, -scaled);
        return roundSum(scaled, error, mode) / scale;
      }
    }
    double rounded = new BigDecimal(x).setScale((int) digits, mode).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw overflow(name, x, -digits);
    }
    return rounded == 0 ? Math.copySign(0, x) : rounded;
  }

  /** {@code x * scale} exactly, rounded to an integer below 2^52, halves away from zero. */
  static double roundProduct(double x, double scale) {
    double scaled = x * scale;
    return roundSum(scaled, Math.fma(x, scale, -scaled), RoundingMode.HALF_UP);
  }

  /** Rounds {@code high + low}, a product and its rounding error, to an integer. */
  private static double roundSum(double high, double low, RoundingMode mode) {
    double truncated = trunc(high);
    double sign = Math.signum(high);
    double fraction = Math.abs(high - truncated);
    double correction = low * sign;
    if (mode == RoundingMode.DOWN) {
      return fraction == 0 && correction < 0 && truncated != 0 ? truncated - sign : truncated;
    }
    boolean up = fraction > 0.5 || (fraction == 0.5 && correction >= 0);
    return up ? truncated + sign : truncated;
  }

  /** {@code CAST(x AS INT64)}: rounded to the nearest integer, halves away from zero. */
  public static long toLong(double x) {
    if (!Double.isFinite(x)) {
      throw dataError(
          "Illegal conversion of non-finite floating point number to an integer: "
              + Float64Text.brief(x));
    }
    double rounded = round(x);
    if (rounded < -0x1p63 || rounded >= 0x1p63) {
      throw dataError("int64 out of range: " + Float64Text.brief(x));
    }
    return (long) rounded;
  }

  /** An error of a function with one argument: finite argument, result not finite. */
  static BigQueryException undefined(String function, double x) {
    return dataError(
        "Floating point error in function: " + function + "(" + Float64Text.brief(x) + ")");
  }

  /** An error of a function with two arguments: finite arguments, result not finite. */
  static BigQueryException undefined(String function, double x, double y) {
    return dataError(
        "Floating point error in function: "
            + function
            + "("
            + Float64Text.brief(x)
            + ", "
            + Float64Text.brief(y)
            + ")");
  }

  private static BigQueryException overflow(String function, double x, long digits) {
    return dataError(
        "Floating point overflow in function: "
            + function
            + "("
            + Float64Text.brief(x)
            + ", "
            + digits
            + ")");
  }
}
