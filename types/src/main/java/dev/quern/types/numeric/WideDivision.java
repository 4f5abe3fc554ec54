package dev.quern.types.numeric;

/**
 * Division of a 192-bit by a 128-bit unsigned integer, without allocation. One object holds the
 * quotient and the remainder of the last division; not for concurrent use.
 *
 * <p>Knuth's algorithm D with 64-bit digits (The Art of Computer Programming, 4.3.1).
 */
final class WideDivision {

  private static final long LOW_32 = 0xffff_ffffL;

  /** Bits 128 to 191 of the quotient. */
  long quotient2;

  /** Bits 64 to 127 of the quotient. */
  long quotient1;

  /** Bits 0 to 63 of the quotient. */
  long quotient0;

  long remainderHigh;
  long remainderLow;

  /** Divides {@code n2:n1:n0} by {@code divisorHigh:divisorLow}, which is not zero. */
  void divide(long n2, long n1, long n0, long divisorHigh, long divisorLow) {
    if (divisorHigh != 0) {
      divideByTwoDigits(n2, n1, n0, divisorHigh, divisorLow);
      return;
    }
    remainderHigh = 0;
    if (n2 == 0 && n1 == 0) {
      quotient2 = 0;
      quotient1 = 0;
      quotient0 = Long.divideUnsigned(n0, divisorLow);
      remainderLow = n0 - quotient0 * divisorLow;
      return;
    }
    quotient2 = n2 == 0 ? 0 : Long.divideUnsigned(n2, divisorLow);
    long remainder = n2 - quotient2 * divisorLow;
    quotient1 = divideTwoByOne(remainder, n1, divisorLow);
    remainder = n1 - quotient1 * divisorLow;
    quotient0 = divideTwoByOne(remainder, n0, divisorLow);
    remainderLow = n0 - quotient0 * divisorLow;
  }

  private void divideByTwoDigits(long n2, long n1, long n0, long divisorHigh, long divisorLow) {
    int shift = Long.numberOfLeadingZeros(divisorHigh);
    long d1 = shiftLeft(divisorHigh, divisorLow, shift);
    long d0 = divisorLow << shift;
    long top = shift == 0 ? 0 : n2 >>> (Long.SIZE - shift);
    long u2 = shiftLeft(n2, n1, shift);
    long u1 = shiftLeft(n1, n0, shift);
    long u0 = n0 << shift;
    quotient2 = 0;
    quotient1 = digit(top, u2, u1, d1, d0);
    u2 = remainderHigh;
    u1 = remainderLow;
    quotient0 = digit(u2, u1, u0, d1, d0);
    if (shift != 0) {
      remainderLow = (remainderLow >>> shift) | (remainderHigh << (Long.SIZE - shift));
      remainderHigh >>>= shift;
    }
  }

  /** One digit of the quotient of {@code u2:u1:u0} by {@code d1:d0}; leaves the remainder. */
  private long digit(long u2, long u1, long u0, long d1, long d0) {
    long digit;
    if (u2 == d1) {
      digit = -1;
    } else {
      digit = divideTwoByOne(u2, u1, d1);
    }
    long productLow = digit * d0;
    long middle = digit * d1;
    long productHigh = Math.unsignedMultiplyHigh(digit, d0) + middle;
    long productTop =
        Math.unsignedMultiplyHigh(digit, d1)
            + (Long.compareUnsigned(productHigh, middle) < 0 ? 1 : 0);
    long low = u0 - productLow;
    long borrow = Long.compareUnsigned(u0, productLow) < 0 ? 1 : 0;
    long high = u1 - productHigh - borrow;
    long carry =
        Long.compareUnsigned(u1, productHigh) < 0 || (u1 == productHigh && borrow != 0) ? 1 : 0;
    long top = u2 - productTop - carry;
    while (top < 0) {
      digit--;
      low += d0;
      long carried = Long.compareUnsigned(low, d0) < 0 ? 1 : 0;
      long sum = high + d1 + carried;
      boolean over = Long.compareUnsigned(sum, high) < 0 || (carried != 0 && sum == high);
      high = sum;
      top += over ? 1 : 0;
    }
    remainderHigh = high;
    remainderLow = low;
    return digit;
  }

  private static long shiftLeft(long high, long low, int shift) {
    return shift == 0 ? high : (high << shift) | (low >>> (Long.SIZE - shift));
  }

  /** {@code high:low / divisor} for {@code high < divisor}; all unsigned. */
  private static long divideTwoByOne(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long d1 = d >>> 32;
    long d0 = d & LOW_32;
    long top = shiftLeft(high, low, shift);
    long rest = low << shift;
    long q1 = halfDigit(top, rest >>> 32, d1, d0);
    long next = (top << 32) + (rest >>> 32) - q1 * d;
    long q0 = halfDigit(next, rest & LOW_32, d1, d0);
    return (q1 << 32) + q0;
  }

  private static long halfDigit(long top, long next, long d1, long d0) {
    long digit = Long.divideUnsigned(top, d1);
    long remainder = top - digit * d1;
    while (digit > LOW_32 || Long.compareUnsigned(digit * d0, (remainder << 32) | next) > 0) {
      digit--;
      remainder += d1;
      if (remainder > LOW_32) {
        break;
      }
    }
    return digit;
  }
}
