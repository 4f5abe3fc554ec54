package dev.quern.storage.duckdb.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Well-formedness of UTF-8, as Unicode defines it: no overlong forms, no surrogates. */
final class Utf8 {

  private static final long NOT_ASCII = 0x8080808080808080L;

  private Utf8() {}

  /** Whether the bytes are well-formed UTF-8. ASCII is checked eight bytes at a time. */
  static boolean isValid(MemorySegment source, long offset, int length) {
    long end = offset + length;
    long at = offset;
    while (at < end) {
      if (at + Long.BYTES <= end
          && (source.get(ValueLayout.JAVA_LONG_UNALIGNED, at) & NOT_ASCII) == 0) {
        at += Long.BYTES;
        continue;
      }
      int size = sequenceLength(source, at, end);
      if (size == 0) {
        return false;
      }
      at += size;
    }
    return true;
  }

  /** The number of bytes of the character that begins at {@code at}; 0 when there is none. */
  private static int sequenceLength(MemorySegment source, long at, long end) {
    int first = source.get(ValueLayout.JAVA_BYTE, at);
    if (first >= 0) {
      return 1;
    }
    int size =
        (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 0;
    if (size == 0 || at + size > end) {
      return 0;
    }
    int codePoint = first & (0x7F >> size);
    for (int i = 1; i < size; i++) {
      int next = source.get(ValueLayout.JAVA_BYTE, at + i);
      if ((next & 0xC0) != 0x80) {
        return 0;
      }
      codePoint = codePoint << 6 | (next & 0x3F);
    }
    return isScalarOfLength(codePoint, size) ? size : 0;
  }

  private static boolean isScalarOfLength(int codePoint, int size) {
    return switch (size) {
      case 2 -> codePoint >= 0x80;
      case 3 -> codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF);
      default -> codePoint >= 0x10000 && codePoint <= 0x10FFFF;
    };
  }
}
