package dev.quern.types.numeric;

import dev.quern.domain.data.ColumnVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Reads decimal texts whose digits and power of ten are both exact as FLOAT64: then one operation,
 * rounded once, gives the nearest FLOAT64.
 */
final class QuickDouble {

  /** So many digits cannot overflow INT64. */
  private static final int MAX_LENGTH = 18;

  private static final long EXACT = 1L << 53;

  private final MemorySegment bytes;
  private final long end;
  private long at;
  private long digits;
  private int decimals;

  private QuickDouble(MemorySegment bytes, long at, long end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** The value of a text in a column; NaN when it must be read with more care. */
  static double parse(ColumnVector vector, int row) {
    int length = vector.getLength(row);
    if (length == 0 || length > MAX_LENGTH) {
      return Double.NaN;
    }
    long from = vector.getBytesOffset(row);
    return new QuickDouble(vector.getBytesSegment(row), from, from + length).parse();
  }

  private double parse() {
    int sign = peek();
    if (sign == '-' || sign == '+') {
      at++;
    }
    int count = digits();
    if (peek() == '.') {
      at++;
      decimals = digits();
    }
    if (count + decimals == 0 || digits > EXACT) {
      return Double.NaN;
    }
    int exponent = exponent() - decimals;
    if (at < end || exponent < -22 || exponent > 22) {
      return Double.NaN;
    }
    double power = Float64Math.POWERS_OF_TEN[Math.abs(exponent)];
    double value = exponent < 0 ? digits / power : digits * power;
    return sign == '-' ? -value : value;
  }

  private int peek() {
    return at < end ? bytes.get(ValueLayout.JAVA_BYTE, at) : -1;
  }

  private int digits() {
    long start = at;
    for (; at < end; at++) {
      int digit = bytes.get(ValueLayout.JAVA_BYTE, at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      digits = digits * 10 + digit;
    }
    return (int) (at - start);
  }

  /** The power of ten behind an e; none of one or two digits leaves the text unread. */
  private int exponent() {
    if ((peek() | 0x20) != 'e') {
      return 0;
    }
    long start = at++;
    int sign = peek();
    if (sign == '-' || sign == '+') {
      at++;
    }
    long significant = digits;
    digits = 0;
    int count = digits();
    int exponent = (int) Math.min(digits, 1000);
    digits = significant;
    if (count == 0) {
      at = start;
    }
    return sign == '-' ? -exponent : exponent;
  }
}
