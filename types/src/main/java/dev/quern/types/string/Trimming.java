package dev.quern.types.string;

import dev.quern.types.utf8.Utf8;

/** The bounds that TRIM, LTRIM and RTRIM leave of a STRING. */
final class Trimming {

  private Trimming() {}

  /** Where the text begins without leading white space. */
  static int start(byte[] text) {
    int i = 0;
    while (i < text.length && WhiteSpace.isWhiteSpace(Utf8.codePointAt(text, i))) {
      i += Utf8.width(text[i]);
    }
    return i;
  }

  /** Where the text ends without trailing white space, not before {@code start}. */
  static int end(byte[] text, int start) {
    int i = text.length;
    while (i > start) {
      int previous = Utf8.previous(text, i);
      if (!WhiteSpace.isWhiteSpace(Utf8.codePointAt(text, previous))) {
        break;
      }
      i = previous;
    }
    return i;
  }

  /** Where the text begins without leading code points of {@code set}. */
  static int start(byte[] text, byte[] set) {
    int i = 0;
    while (i < text.length && contains(set, text, i)) {
      i += Utf8.width(text[i]);
    }
    return i;
  }

  /** Where the text ends without trailing code points of {@code set}, not before {@code start}. */
  static int end(byte[] text, int start, byte[] set) {
    int i = text.length;
    while (i > start) {
      int previous = Utf8.previous(text, i);
      if (!contains(set, text, previous)) {
        break;
      }
      i = previous;
    }
    return i;
  }

  private static boolean contains(byte[] set, byte[] text, int offset) {
    int width = Utf8.width(text[offset]);
    for (int i = 0; i < set.length; i += Utf8.width(set[i])) {
      if (Utf8.width(set[i]) == width && regionEquals(set, i, text, offset, width)) {
        return true;
      }
    }
    return false;
  }

  private static boolean regionEquals(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
    for (int i = 0; i < length; i++) {
      if (a[aFrom + i] != b[bFrom + i]) {
        return false;
      }
    }
    return true;
  }
}
