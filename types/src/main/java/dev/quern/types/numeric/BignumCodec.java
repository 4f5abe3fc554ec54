package dev.quern.types.numeric;

import java.math.BigInteger;

/**
 * DuckDB's BIGNUM in memory: a header of three bytes (the top bit set, the number of magnitude
 * bytes below), the magnitude with the most significant byte first; all bytes inverted for a
 * negative number. BIGNUM bytes thus compare as the numbers do. Observed on DuckDB 2.0.
 */
final class BignumCodec {

  private static final int HEADER = 3;

  private BignumCodec() {}

  /** The integer that {@code bytes} stand for; overwrites them. */
  static BigInteger decode(byte[] bytes) {
    boolean negative = bytes[0] >= 0;
    if (negative) {
      for (int i = HEADER; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return new BigInteger(negative ? -1 : 1, bytes, HEADER, bytes.length - HEADER);
  }

  /** The bytes of an integer of less than 2^23 bytes. */
  static byte[] encode(BigInteger value) {
    byte[] magnitude = value.abs().toByteArray();
    int skipped = magnitude[0] == 0 && magnitude.length > 1 ? 1 : 0;
    int length = magnitude.length - skipped;
    byte[] bytes = new byte[HEADER + length];
    bytes[0] = (byte) (0x80 | length >>> 16);
    bytes[1] = (byte) (length >>> 8);
    bytes[2] = (byte) length;
    System.arraycopy(magnitude, skipped, bytes, HEADER, length);
    if (value.signum() < 0) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return bytes;
  }
}
