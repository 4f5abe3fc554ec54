package dev.quern.types.string;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.Arrays;

/** LOWER, UPPER and INITCAP. Strings take Unicode's full mapping, bytes only A to Z. */
public final class CaseMapping {

  private static final int CASE_BIT = 0x20;

  private CaseMapping() {}

  static byte[] lower(byte[] text) {
    return Utf8.isAscii(text)
        ? lowerAscii(text)
        : Utf8.encode(UCharacter.toLowerCase(ULocale.ROOT, Utf8.decode(text)));
  }

  static byte[] upper(byte[] text) {
    return Utf8.isAscii(text)
        ? upperAscii(text)
        : Utf8.encode(UCharacter.toUpperCase(ULocale.ROOT, Utf8.decode(text)));
  }

  /** LOWER of BYTES: only A to Z change. Changes the array it is given. */
  public static byte[] lowerAscii(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] >= 'A' && text[i] <= 'Z') {
        text[i] |= CASE_BIT;
      }
    }
    return text;
  }

  /** UPPER of BYTES: only a to z change. Changes the array it is given. */
  public static byte[] upperAscii(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] >= 'a' && text[i] <= 'z') {
        text[i] &= ~CASE_BIT;
      }
    }
    return text;
  }

  /** INITCAP with the default delimiters: white space and most punctuation. */
  static byte[] initcap(byte[] text) {
    return initcap(text, CaseMapping::isDefaultDelimiter);
  }

  /** INITCAP with the code points of {@code delimiters}. */
  static byte[] initcap(byte[] text, byte[] delimiters) {
    int[] sorted = Utf8.codePoints(delimiters);
    Arrays.sort(sorted);
    return initcap(text, codePoint -> Arrays.binarySearch(sorted, codePoint) >= 0);
  }

  private static byte[] initcap(byte[] text, CodePointPredicate isDelimiter) {
    ByteSink sink = new ByteSink(text.length);
    boolean wordStart = true;
    for (int i = 0; i < text.length; i += Utf8.width(text[i])) {
      int codePoint = Utf8.codePointAt(text, i);
      if (isDelimiter.test(codePoint)) {
        sink.appendCodePoint(codePoint);
        wordStart = true;
      } else {
        sink.appendCodePoint(
            wordStart ? Character.toUpperCase(codePoint) : Character.toLowerCase(codePoint));
        wordStart = false;
      }
    }
    return sink.toByteArray();
  }

  private static boolean isDefaultDelimiter(int codePoint) {
    return "[](){}/|\\<>!?@\"^#$&~_,.:;*%+-".indexOf(codePoint) >= 0
        || WhiteSpace.isWhiteSpace(codePoint);
  }

  private interface CodePointPredicate {
    boolean test(int codePoint);
  }
}
