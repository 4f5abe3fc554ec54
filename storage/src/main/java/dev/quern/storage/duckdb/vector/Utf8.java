package dev.quern.storage.duckdb.vector;

import dev.quern.storage.duckdb.natives.CMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Well-formedness of UTF-8 as Unicode defines it: no overlong forms, no surrogates. */
public final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The bits of eight bytes of which none is set when they are ASCII. */
  static final long NOT_ASCII = 0x8080808080808080L;

  private static final int WORDS_AT_ONCE = 8 * Long.BYTES;

  private Utf8() {}

  /** Whether bytes are well-formed UTF-8. ASCII is checked eight bytes at a time. */
  public static boolean isValid(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (at + Long.BYTES <= end && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
        at += Long.BYTES;
      } else {
        int size = bytes[at] >= 0 ? 1 : sequenceLength(bytes, at, end);
        if (size == 0) {
          return false;
        }
        at += size;
      }
    }
    return true;
  }

  /** The same for bytes outside the Java heap. */
  static boolean isValid(long address, int length) {
    int at = 0;
    while (at + Long.BYTES <= length && (CMemory.getLong(address + at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    return at == length || isValid(CMemory.getBytes(address + at, length - at), 0, length - at);
  }

  /** Whether all bytes outside the Java heap are below 0x80. */
  static boolean isAscii(long address, int length) {
    int at = 0;
    for (; at + WORDS_AT_ONCE <= length; at += WORDS_AT_ONCE) {
      long bits = 0;
      for (int word = 0; word < WORDS_AT_ONCE; word += Long.BYTES) {
        bits |= CMemory.getLong(address + at + word);
      }
      if ((bits & NOT_ASCII) != 0) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (CMemory.getByte(address + at) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The number of bytes of the character that begins at {@code at}; 0 when there is none. */
  private static int sequenceLength(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int size = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (size == 0 || at + size > end) {
      return 0;
    }
    int codePoint = first & (0x7F >> size);
    for (int i = 1; i < size; i++) {
      int next = bytes[at + i];
      if ((next & 0xC0) != 0x80) {
        return 0;
      }
      codePoint = codePoint << 6 | (next & 0x3F);
    }
    return isScalar(codePoint, size) ? size : 0;
  }

  private static boolean isScalar(int codePoint, int size) {
    return switch (size) {
      case 3 -> codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF);
      case 4 -> codePoint >= 0x10000 && codePoint <= 0x10FFFF;
      default -> true;
    };
  }
}
