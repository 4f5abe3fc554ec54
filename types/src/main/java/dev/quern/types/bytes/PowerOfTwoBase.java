package dev.quern.types.bytes;

import dev.quern.types.error.DataErrors;

/**
 * BYTES as one big number in a base that is a power of two, with leading zeros for as many digits
 * as the bytes take: {@code 'a'} is {@code 141} in base 8.
 *
 * @param bits how many bits a digit stands for, up to 3
 */
record PowerOfTwoBase(int bits) {

  byte[] encode(byte[] value) {
    byte[] digits = new byte[length(value.length)];
    int buffer = 0;
    int filled = 0;
    int from = value.length;
    for (int at = digits.length - 1; at >= 0; at--) {
      if (filled < bits && from > 0) {
        buffer |= (value[--from] & 0xFF) << filled;
        filled += 8;
      }
      digits[at] = (byte) ('0' + (buffer & ((1 << bits) - 1)));
      buffer >>>= bits;
      filled -= bits;
    }
    return digits;
  }

  private int length(int bytes) {
    return (bytes * 8 + bits - 1) / bits;
  }

  byte[] decode(byte[] text) {
    int whole = text.length * bits / 8;
    // Bits of the first digit that make no byte of their own are dropped.
    byte[] value = new byte[length(whole) == text.length ? whole : whole + 1];
    int buffer = 0;
    int filled = 0;
    int to = value.length;
    for (int at = text.length - 1; at >= 0; at--) {
      buffer |= digit(text, at) << filled;
      filled += bits;
      if (filled >= 8 && to > 0) {
        value[--to] = (byte) buffer;
        buffer >>>= 8;
        filled -= 8;
      }
    }
    if (to > 0) {
      value[to - 1] = (byte) buffer;
    }
    return value;
  }

  private int digit(byte[] text, int at) {
    int digit = text[at] - '0';
    if (digit >= 0 && digit < 1 << bits) {
      return digit;
    }
    throw bits == 1 && text[at] > 0
        ? DataErrors.dataError(
            "Failed to decode invalid base2 string due to character '%s' at offset %d",
            (char) text[at], at)
        : DataErrors.dataError("Failed to decode invalid base%d string", 1 << bits);
  }
}
