package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;

/** INT64 arithmetic that fails on overflow. Source: "Operators", "Mathematical functions". */
public final class Int64Math {

  private Int64Math() {}

  /** {@code x + y}. */
  public static long add(long x, long y) {
    long sum = x + y;
    if (((x ^ sum) & (y ^ sum)) < 0) {
      throw overflow();
    }
    return sum;
  }

  /** {@code x - y}. */
  public static long subtract(long x, long y) {
    long difference = x - y;
    if (((x ^ y) & (x ^ difference)) < 0) {
      throw overflow();
    }
    return difference;
  }

  /** {@code x * y}. */
  public static long multiply(long x, long y) {
    long product = x * y;
    if (Math.multiplyHigh(x, y) != product >> 63) {
      throw overflow();
    }
    return product;
  }

  /** {@code -x}. */
  public static long negate(long x) {
    if (x == Long.MIN_VALUE) {
      throw overflow();
    }
    return -x;
  }

  /** {@code ABS(x)}. */
  public static long abs(long x) {
    return x < 0 ? negate(x) : x;
  }

  /** {@code DIV(x, y)}: the quotient cut off towards zero. */
  public static long divide(long x, long y) {
    if (y == 0) {
      throw dataError("division by zero: " + x + " / 0");
    }
    return y == -1 ? negate(x) : x / y;
  }

  /** {@code MOD(x, y)}, with the sign of {@code x}. */
  public static long mod(long x, long y) {
    if (y == 0) {
      throw dataError("division by zero: MOD(" + x + ", 0)");
    }
    return y == -1 ? 0 : x % y;
  }

  /** {@code SIGN(x)}: -1, 0 or 1. */
  public static long sign(long x) {
    return Long.signum(x);
  }

  /** {@code x << y}; 0 from 64 on. */
  public static long shiftLeft(long x, long y) {
    checkShift(y);
    return y >= Long.SIZE ? 0 : x << y;
  }

  /** {@code x >> y}, filling with zeros; 0 from 64 on. */
  public static long shiftRight(long x, long y) {
    checkShift(y);
    return y >= Long.SIZE ? 0 : x >>> y;
  }

  private static void checkShift(long y) {
    if (y < 0) {
      throw dataError("Bitwise shift by negative offset.");
    }
  }

  static BigQueryException overflow() {
    return dataError("Integer Overflow");
  }
}
