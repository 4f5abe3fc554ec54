package dev.quern.storage.duckdb.type;

import java.math.BigInteger;

/** Signed 128-bit integers as two halves. */
public final class Int128 {

  private Int128() {}

  /** The low 64 bits. */
  public static long low(BigInteger value) {
    return value.longValue();
  }

  /** The high 64 bits, with the sign. */
  public static long high(BigInteger value) {
    return value.shiftRight(Long.SIZE).longValue();
  }

  /** The number made of two halves. */
  public static BigInteger of(long low, long high) {
    BigInteger unsignedLow = BigInteger.valueOf(low);
    if (low < 0) {
      unsignedLow = unsignedLow.add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsignedLow);
  }
}
