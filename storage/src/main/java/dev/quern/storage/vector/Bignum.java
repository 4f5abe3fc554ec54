package dev.quern.storage.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * DuckDB's BIGNUM bytes, in which a BIGNUMERIC is held as the integer value × 10^38. Three bytes
 * give the number of magnitude bytes with the highest bit set, then follows the magnitude, most
 * significant byte first; for a negative number all bits of both are inverted. So bytes compare as
 * numbers do.
 */
public final class Bignum {

  private static final int HEADER = 3;

  /** Decimal digits after the point of a BIGNUMERIC. */
  private static final int SCALE = 38;

  private Bignum() {}

  /** The bytes of an integer. */
  public static byte[] encode(BigInteger value) {
    byte[] magnitude = value.abs().toByteArray();
    int skip = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
    int length = magnitude.length - skip;
    byte[] bytes = new byte[HEADER + length];
    bytes[0] = (byte) (length >> 16 | 0x80);
    bytes[1] = (byte) (length >> 8);
    bytes[2] = (byte) length;
    System.arraycopy(magnitude, skip, bytes, HEADER, length);
    if (value.signum() < 0) {
      invert(bytes);
    }
    return bytes;
  }

  /** The integer of such bytes. */
  public static BigInteger decode(byte[] bytes) {
    boolean negative = bytes[0] >= 0;
    byte[] copy = bytes.clone();
    if (negative) {
      invert(copy);
    }
    return new BigInteger(negative ? -1 : 1, copy, HEADER, copy.length - HEADER);
  }

  /** The bytes of a BIGNUMERIC. */
  public static byte[] ofNumber(BigDecimal value) {
    return encode(value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue());
  }

  /** The BIGNUMERIC of such bytes, without trailing zeros after the point. */
  public static BigDecimal toNumber(byte[] bytes) {
    BigDecimal value = new BigDecimal(decode(bytes), SCALE).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
  }

  private static void invert(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }
}
