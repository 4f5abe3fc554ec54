package dev.quern.types.string;

import dev.quern.domain.data.ColumnVector;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;

/** ASCII, UNICODE, CHR, CODE_POINTS_TO_STRING, REVERSE. */
final class CodePoints {

  private CodePoints() {}

  static long ascii(byte[] text) {
    if (text.length == 0) {
      return 0;
    }
    if (text[0] < 0) {
      throw DataErrors.dataError(
          "Argument to ASCII is not a structurally valid ASCII string: '%s'", Utf8.decode(text));
    }
    return text[0];
  }

  static long unicode(byte[] text) {
    return text.length == 0 ? 0 : Utf8.codePointAt(text, 0);
  }

  static int checked(long codePoint) {
    if (!Utf8.isScalarValue(codePoint)) {
      throw DataErrors.dataError("Invalid codepoint %d", codePoint);
    }
    return (int) codePoint;
  }

  /** The text of some elements of an INT64 vector, none of which is NULL. */
  static ByteSink text(ColumnVector elements, int from, int count) {
    ByteSink sink = new ByteSink(count);
    for (int i = from; i < from + count; i++) {
      sink.appendCodePoint(checked(elements.getLong(i)));
    }
    return sink;
  }

  static byte[] reverse(byte[] text) {
    byte[] result = new byte[text.length];
    int at = text.length;
    for (int i = 0; i < text.length; ) {
      int width = Utf8.width(text[i]);
      at -= width;
      System.arraycopy(text, i, result, at, width);
      i += width;
    }
    return result;
  }
}
