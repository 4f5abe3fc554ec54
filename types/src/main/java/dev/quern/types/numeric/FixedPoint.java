package dev.quern.types.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Arithmetic on integers that stand for so many 2^-bits. Every operation rounds to the nearest such
 * unit, halves away from zero. GoogleSQL computes the exponential and powers of decimal types in
 * these steps, 94 bits for NUMERIC and 254 for BIGNUMERIC; the last digits of large results show
 * it.
 */
final class FixedPoint {

  /** Beyond this many bits before the point every result is out of range. */
  private static final int MAX_INTEGER_BITS = 140;

  /** The series of the exponential converges fast below 2^-3. */
  private static final int SERIES_BITS = 3;

  private final int bits;
  private final BigInteger one;

  FixedPoint(int bits) {
    this.bits = bits;
    this.one = BigInteger.ONE.shiftLeft(bits);
  }

  int bits() {
    return bits;
  }

  BigInteger one() {
    return one;
  }

  BigInteger of(BigDecimal value) {
    BigInteger power = BigInteger.TEN.pow(Math.max(0, value.scale()));
    BigInteger integer = value.setScale(Math.max(0, value.scale())).unscaledValue();
    return BigNumeric.divideRounded(integer.shiftLeft(bits), power);
  }

  /** The value in units of 10^-scale. */
  BigInteger toDecimal(BigInteger value, int scale) {
    return shiftRight(value.multiply(BigInteger.TEN.pow(scale)), bits);
  }

  BigInteger multiply(BigInteger x, BigInteger y) {
    return shiftRight(x.multiply(y), bits);
  }

  BigInteger divide(BigInteger x, BigInteger y) {
    return BigNumeric.divideRounded(x.shiftLeft(bits), y);
  }

  /** 1 / value, rounded once. */
  BigInteger inverse(BigDecimal value) {
    return BigNumeric.divideRounded(
        BigInteger.TEN.pow(value.scale()).shiftLeft(bits), value.unscaledValue());
  }

  /** {@code value / 2^bits}. */
  static BigInteger shiftRight(BigInteger value, int bits) {
    if (bits == 0) {
      return value;
    }
    BigInteger size = value.abs().add(BigInteger.ONE.shiftLeft(bits - 1)).shiftRight(bits);
    return value.signum() < 0 ? size.negate() : size;
  }

  /** e^x; empty when far out of range. */
  Optional<BigInteger> exp(BigInteger x) {
    int integerBits = x.abs().bitLength() - bits;
    if (integerBits > 10) {
      return x.signum() < 0 ? Optional.of(BigInteger.ZERO) : Optional.empty();
    }
    int halvings = Math.max(0, integerBits + SERIES_BITS);
    BigInteger reduced = shiftRight(x, halvings);
    BigInteger sum = one;
    BigInteger term = one;
    for (int n = 1; term.signum() != 0; n++) {
      term = BigNumeric.divideRounded(multiply(term, reduced), BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    for (int i = 0; i < halvings; i++) {
      sum = multiply(sum, sum);
      if (isFarOut(sum)) {
        return Optional.empty();
      }
    }
    return Optional.of(sum);
  }

  private boolean isFarOut(BigInteger value) {
    return value.bitLength() > bits + MAX_INTEGER_BITS;
  }

  /** base^exponent by squaring; empty when far out of range. */
  Optional<BigInteger> power(BigInteger base, BigInteger exponent) {
    BigInteger result = one;
    BigInteger square = base;
    int length = exponent.bitLength();
    for (int bit = 0; bit < length; bit++) {
      if (exponent.testBit(bit)) {
        result = multiply(result, square);
      }
      if (bit + 1 < length) {
        square = multiply(square, square);
      }
      if (isFarOut(square) || isFarOut(result)) {
        return Optional.empty();
      }
    }
    return Optional.of(result);
  }
}
