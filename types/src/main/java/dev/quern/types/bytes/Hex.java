package dev.quern.types.bytes;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.Utf8;

/** TO_HEX and FROM_HEX; an odd number of digits counts as if preceded by 0. */
final class Hex {

  private static final byte[] DIGITS = Utf8.encode("0123456789abcdef");

  private Hex() {}

  static byte[] encode(byte[] value) {
    byte[] result = new byte[value.length * 2];
    for (int i = 0; i < value.length; i++) {
      result[2 * i] = DIGITS[value[i] >> 4 & 15];
      result[2 * i + 1] = DIGITS[value[i] & 15];
    }
    return result;
  }

  static byte[] decode(byte[] text) {
    byte[] result = new byte[(text.length + 1) / 2];
    int odd = text.length & 1;
    for (int i = 0; i < text.length; i++) {
      int digit = Character.digit(text[i], 16);
      if (digit < 0) {
        throw DataErrors.dataError(
            "Failed to decode invalid hexadecimal string due to character at offset %d: %s",
            i, Utf8.decode(text));
      }
      int at = (i + odd) >> 1;
      result[at] = (byte) ((result[at] << 4) | digit);
    }
    return result;
  }
}
