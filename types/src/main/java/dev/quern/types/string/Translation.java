package dev.quern.types.string;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.OutputLimit;
import dev.quern.types.utf8.Utf8;

/** TRANSLATE of a STRING. */
final class Translation {

  private Translation() {}

  static byte[] translate(byte[] text, byte[] source, byte[] target) {
    int[] from = Utf8.codePoints(source);
    int[] to = Utf8.codePoints(target);
    checkDistinct(from);
    ByteSink sink = new ByteSink(text.length);
    for (int i = 0; i < text.length; i += Utf8.width(text[i])) {
      int codePoint = Utf8.codePointAt(text, i);
      int index = indexOf(from, codePoint, from.length);
      if (index < 0) {
        sink.appendCodePoint(codePoint);
      } else if (index < to.length) {
        sink.appendCodePoint(to[index]);
      }
      OutputLimit.check(sink.size(), "TRANSLATE");
    }
    return sink.toByteArray();
  }

  private static void checkDistinct(int[] codePoints) {
    for (int i = 1; i < codePoints.length; i++) {
      if (indexOf(codePoints, codePoints[i], i) >= 0) {
        throw DataErrors.dataError(
            "Duplicate character \"%s\" in TRANSLATE source characters",
            Character.toString(codePoints[i]));
      }
    }
  }

  private static int indexOf(int[] codePoints, int wanted, int limit) {
    for (int i = 0; i < limit; i++) {
      if (codePoints[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
