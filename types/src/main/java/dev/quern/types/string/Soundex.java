package dev.quern.types.string;

import java.util.Arrays;

/**
 * SOUNDEX as BigQuery has it: the first Latin letter as it stands, then up to three digits. Vowels,
 * H, W and everything that is no Latin letter do not separate letters of equal code.
 */
final class Soundex {

  /** The codes of A to Z; 0 for letters without one. */
  private static final byte[] CODES =
      "01230120022455012623010202".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static final int LENGTH = 4;

  private Soundex() {}

  static byte[] of(byte[] text) {
    byte[] result = new byte[LENGTH];
    Arrays.fill(result, (byte) '0');
    int size = 0;
    byte last = '0';
    for (int i = 0; i < text.length && size < LENGTH; i++) {
      int letter = (text[i] & ~0x20) - 'A';
      if (text[i] < 0 || letter < 0 || letter > 25) {
        continue;
      }
      byte code = CODES[letter];
      if (size == 0) {
        result[size++] = text[i];
        last = code;
      } else if (code != '0' && code != last) {
        result[size++] = code;
        last = code;
      }
    }
    return size == 0 ? new byte[0] : result;
  }
}
