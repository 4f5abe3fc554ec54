package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;
import static dev.quern.types.numeric.Float64Math.undefined;

/**
 * Exponential, logarithmic and trigonometric functions of FLOAT64. A finite argument without finite
 * result is an error; infinities and NaN pass through as in IEEE 754. Source: "Mathematical
 * functions".
 */
public final class Float64Functions {

  private static final double LN_2 = 0.6931471805599453;

  private Float64Functions() {}

  /** {@code SQRT(x)}. */
  public static double sqrt(double x) {
    if (x < 0) {
      throw dataError("Argument to SQRT cannot be negative: " + Float64Text.brief(x));
    }
    return Math.sqrt(x);
  }

  /** {@code POW(x, y)}. */
  public static double pow(double x, double y) {
    if (x == 1 || (x == -1 && Double.isInfinite(y))) {
      return 1;
    }
    double power = Math.pow(x, y);
    if (!Double.isFinite(power) && Double.isFinite(x) && Double.isFinite(y)) {
      throw undefined("POW", x, y);
    }
    return power;
  }

  /** {@code EXP(x)}. */
  public static double exp(double x) {
    return finite("EXP", x, Math.exp(x));
  }

  /** {@code LN(x)} and {@code LOG(x)}. */
  public static double ln(double x) {
    return finite("LN", x, Math.log(x));
  }

  /** {@code LOG10(x)}. */
  public static double log10(double x) {
    return finite("LOG10", x, Math.log10(x));
  }

  /** {@code LOG(x, base)}. */
  public static double log(double x, double base) {
    if (base == Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    double logarithm = Math.log(x) / Math.log(base);
    boolean undefined = base == 0 || !Double.isFinite(logarithm);
    if (undefined && Double.isFinite(x) && Double.isFinite(base)) {
      throw undefined("LOG", x, base);
    }
    return logarithm;
  }

  /** {@code ACOS(x)}. */
  public static double acos(double x) {
    return finite("ACOS", x, Math.acos(x));
  }

  /** {@code ASIN(x)}. */
  public static double asin(double x) {
    return finite("ASIN", x, Math.asin(x));
  }

  /** {@code ASINH(x)}. */
  public static double asinh(double x) {
    double size = Math.abs(x);
    double result;
    if (size < 0x1p-28 || Double.isInfinite(size)) {
      result = size;
    } else if (size > 0x1p28) {
      result = Math.log(size) + LN_2;
    } else if (size > 2) {
      result = Math.log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
    } else {
      double square = size * size;
      result = Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
    }
    return Math.copySign(result, x);
  }

  /** {@code ACOSH(x)}. */
  public static double acosh(double x) {
    if (x > 0x1p28) {
      return Math.log(x) + LN_2;
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double excess = x - 1;
    double result =
        x < 1 ? Double.NaN : Math.log1p(excess + Math.sqrt(2 * excess + excess * excess));
    return finite("ACOSH", x, result);
  }

  /** {@code ATANH(x)}. */
  public static double atanh(double x) {
    double size = Math.abs(x);
    double result;
    if (size < 0.5) {
      double twice = size + size;
      result = 0.5 * Math.log1p(twice + twice * size / (1 - size));
    } else {
      result = 0.5 * Math.log1p((size + size) / (1 - size));
    }
    return finite("ATANH", x, size < 0x1p-28 ? x : Math.copySign(result, x));
  }

  /** {@code SINH(x)}. */
  public static double sinh(double x) {
    return inRange("SINH", x, Math.sinh(x));
  }

  /** {@code COSH(x)}. */
  public static double cosh(double x) {
    return inRange("COSH", x, Math.cosh(x));
  }

  /** {@code SEC(x)}. */
  public static double sec(double x) {
    return finite("SEC", x, 1 / Math.cos(x));
  }

  /** {@code CSC(x)}. */
  public static double csc(double x) {
    return finite("CSC", x, 1 / Math.sin(x));
  }

  /** {@code COT(x)}. */
  public static double cot(double x) {
    return finite("COT", x, 1 / Math.tan(x));
  }

  /** {@code SECH(x)}. */
  public static double sech(double x) {
    return 1 / Math.cosh(x);
  }

  /** {@code CSCH(x)}. */
  public static double csch(double x) {
    return finite("CSCH", x, 1 / Math.sinh(x));
  }

  /** {@code COTH(x)}. */
  public static double coth(double x) {
    return finite("COTH", x, 1 / Math.tanh(x));
  }

  private static double finite(String function, double x, double result) {
    if (!Double.isFinite(result) && Double.isFinite(x)) {
      throw undefined(function, x);
    }
    return result;
  }

  private static double inRange(String function, double x, double result) {
    if (!Double.isFinite(result) && Double.isFinite(x)) {
      throw dataError(
          "Floating point overflow in function: " + function + "(" + Float64Text.brief(x) + ")");
    }
    return result;
  }
}
