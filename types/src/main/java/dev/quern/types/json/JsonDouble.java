package dev.quern.types.json;

import java.math.BigInteger;

/**
 * A FLOAT64 as JSON text, by the Grisu2 method (Florian Loitsch, 2010): short digits that read back
 * as the same number, in a few cases not the nearest ones. BigQuery prints JSON numbers so; other
 * digits would be other JSON values.
 */
final class JsonDouble {

  private static final int MIN_EXPONENT = -300;
  private static final int STEP = 8;
  private static final long[] POWERS = new long[79];
  private static final int[] POWER_EXPONENTS = new int[79];
  private static final int MAX_FIXED = 15;
  private static final int MIN_FIXED = -4;

  static {
    for (int i = 0; i < POWERS.length; i++) {
      cachePower(i, MIN_EXPONENT + STEP * i);
    }
  }

  private final byte[] digits = new byte[20];
  private int length;
  private int exponent;

  private JsonDouble() {}

  /** The text of a finite number. */
  static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    JsonDouble grisu = new JsonDouble();
    grisu.generate(Math.abs(value));
    return (value < 0 ? "-" : "") + grisu.format();
  }

  private static void cachePower(int index, int power) {
    int shift;
    BigInteger scaled;
    if (power >= 0) {
      BigInteger value = BigInteger.TEN.pow(power);
      shift = value.bitLength() - 64;
      scaled = shift <= 0 ? value.shiftLeft(-shift) : roundedShift(value, shift);
    } else {
      BigInteger divisor = BigInteger.TEN.pow(-power);
      int precision = divisor.bitLength() + 70;
      BigInteger quotient = BigInteger.ONE.shiftLeft(precision).divide(divisor);
      int excess = quotient.bitLength() - 64;
      scaled = roundedShift(quotient, excess);
      shift = excess - precision;
    }
    if (scaled.bitLength() > 64) {
      scaled = scaled.shiftRight(1);
      shift++;
    }
    POWERS[index] = scaled.longValue();
    POWER_EXPONENTS[index] = shift;
  }

  private static BigInteger roundedShift(BigInteger value, int shift) {
    return value.add(BigInteger.ONE.shiftLeft(shift - 1)).shiftRight(shift);
  }

  private void generate(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> 52);
    long fraction = bits & (1L << 52) - 1;
    long f = biased == 0 ? fraction : fraction | 1L << 52;
    int e = Math.max(biased, 1) - 1075;
    boolean lowerIsCloser = fraction == 0 && biased > 1;
    long upper = 2 * f + 1;
    int upperShift = Long.numberOfLeadingZeros(upper);
    int commonExponent = e - 1 - upperShift;
    long lower =
        lowerIsCloser
            ? (4 * f - 1) << (e - 2 - commonExponent)
            : (2 * f - 1) << (e - 1 - commonExponent);
    int valueShift = Long.numberOfLeadingZeros(f);
    grisu(lower, f << valueShift, upper << upperShift, commonExponent, e - valueShift);
  }

  private void grisu(long lower, long value, long upper, int e, int valueExponent) {
    int wanted = -60 - e - 1;
    int k = wanted * 78913 / (1 << 18) + (wanted > 0 ? 1 : 0);
    int index = (-MIN_EXPONENT + k + STEP - 1) / STEP;
    long power = POWERS[index];
    int powerExponent = POWER_EXPONENTS[index];
    long w = multiply(value, power);
    long high = multiply(upper, power) - 1;
    long low = multiply(lower, power) + 1;
    exponent = -(MIN_EXPONENT + STEP * index);
    assert valueExponent == e || valueExponent == e + 1 || valueExponent == e - 1;
    digits(low, w, high, e + powerExponent + 64);
  }

  private static long multiply(long a, long b) {
    long low = a * b;
    return Math.unsignedMultiplyHigh(a, b) + (low >>> 63);
  }

  private void digits(long low, long w, long high, int e) {
    long delta = high - low;
    long distance = high - w;
    int shift = -e;
    long one = 1L << shift;
    int p1 = (int) (high >>> shift);
    long p2 = high & one - 1;
    int pow10 = 1;
    int n = 1;
    while (n < 10 && Integer.divideUnsigned(p1, pow10) >= 10) {
      pow10 *= 10;
      n++;
    }
    while (n > 0) {
      digits[length++] = (byte) ('0' + Integer.divideUnsigned(p1, pow10));
      p1 = Integer.remainderUnsigned(p1, pow10);
      n--;
      long rest = (Integer.toUnsignedLong(p1) << shift) + p2;
      if (Long.compareUnsigned(rest, delta) <= 0) {
        exponent += n;
        round(distance, delta, rest, (long) pow10 << shift);
        return;
      }
      pow10 /= 10;
    }
    int m = 0;
    do {
      p2 *= 10;
      digits[length++] = (byte) ('0' + (p2 >>> shift));
      p2 &= one - 1;
      m++;
      delta *= 10;
      distance *= 10;
    } while (Long.compareUnsigned(p2, delta) > 0);
    exponent -= m;
    round(distance, delta, p2, one);
  }

  private void round(long distance, long delta, long rest, long tenK) {
    long r = rest;
    while (Long.compareUnsigned(r, distance) < 0
        && Long.compareUnsigned(delta - r, tenK) >= 0
        && (Long.compareUnsigned(r + tenK, distance) < 0
            || Long.compareUnsigned(distance - r, r + tenK - distance) > 0)) {
      digits[length - 1]--;
      r += tenK;
    }
  }

  private String format() {
    int point = length + exponent;
    StringBuilder text = new StringBuilder(24);
    String all = new String(digits, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
    if (length <= point && point <= MAX_FIXED) {
      return text.append(all).repeat('0', point - length).append(".0").toString();
    }
    if (point > 0 && point <= MAX_FIXED) {
      return text.append(all).insert(point, '.').toString();
    }
    if (point > MIN_FIXED && point <= 0) {
      return text.append("0.").repeat('0', -point).append(all).toString();
    }
    text.append(all);
    if (length > 1) {
      text.insert(1, '.');
    }
    int power = point - 1;
    text.append('e').append(power < 0 ? '-' : '+');
    return text.append(Math.abs(power) < 10 ? "0" : "").append(Math.abs(power)).toString();
  }
}
