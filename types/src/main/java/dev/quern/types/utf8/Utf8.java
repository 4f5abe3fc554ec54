package dev.quern.types.utf8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Code points in valid UTF-8. */
public final class Utf8 {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** U+FFFD, what stands for bytes that are no text. */
  public static final int REPLACEMENT = 0xFFFD;

  private Utf8() {}

  /** The UTF-8 bytes of a string. */
  public static byte[] encode(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The string that the bytes stand for. */
  public static String decode(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Whether all bytes are below 0x80. */
  public static boolean isAscii(byte[] text) {
    return isAscii(text, 0, text.length);
  }

  /** The same for the bytes from {@code from} to before {@code to}. */
  public static boolean isAscii(byte[] text, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      if (((long) LONG.get(text, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < to; i++) {
      if (text[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The same for bytes in memory of any kind. */
  public static boolean isAscii(MemorySegment text) {
    long i = 0;
    for (; i + 8 <= text.byteSize(); i += 8) {
      if ((text.get(ValueLayout.JAVA_LONG_UNALIGNED, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < text.byteSize(); i++) {
      if (text.get(ValueLayout.JAVA_BYTE, i) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the byte continues a code point. */
  public static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** How many bytes the code point has that begins with {@code lead}. */
  public static int width(byte lead) {
    if (lead >= 0) {
      return 1;
    }
    return (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
  }

  /** How many bytes a code point takes. */
  public static int width(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** The code point that begins at {@code offset}. */
  public static int codePointAt(byte[] text, int offset) {
    byte lead = text[offset];
    return switch (width(lead)) {
      case 1 -> lead;
      case 2 -> ((lead & 0x1F) << 6) | tail(text[offset + 1]);
      case 3 -> ((lead & 0x0F) << 12) | (tail(text[offset + 1]) << 6) | tail(text[offset + 2]);
      default ->
          ((lead & 0x07) << 18)
              | (tail(text[offset + 1]) << 12)
              | (tail(text[offset + 2]) << 6)
              | tail(text[offset + 3]);
    };
  }

  private static int tail(byte continuation) {
    return continuation & 0x3F;
  }

  /** Where the code point before {@code offset} begins. */
  public static int previous(byte[] text, int offset) {
    int i = offset - 1;
    while (isContinuation(text[i])) {
      i--;
    }
    return i;
  }

  /** The number of code points. */
  public static int length(byte[] text) {
    return length(text, 0, text.length);
  }

  /** The number of code points that begin in the range. */
  public static int length(byte[] text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!isContinuation(text[i])) {
        count++;
      }
    }
    return count;
  }

  /** Where the code point {@code count} places after {@code from} begins, at most the end. */
  public static int advance(byte[] text, int from, long count) {
    int i = from;
    for (long left = count; left > 0 && i < text.length; left--) {
      i += width(text[i]);
    }
    return i;
  }

  /** Where the code point {@code count} places before {@code from} begins, at least 0. */
  public static int retreat(byte[] text, int from, long count) {
    int i = from;
    for (long left = count; left > 0 && i > 0; left--) {
      i = previous(text, i);
    }
    return i;
  }

  /** The code points. */
  public static int[] codePoints(byte[] text) {
    int[] result = new int[length(text)];
    int at = 0;
    for (int i = 0; i < text.length; i += width(text[i])) {
      result[at++] = codePointAt(text, i);
    }
    return result;
  }

  /** Whether {@code codePoint} is a Unicode scalar value, so that UTF-8 can hold it. */
  public static boolean isScalarValue(long codePoint) {
    return codePoint >= 0
        && codePoint <= Character.MAX_CODE_POINT
        && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  /** Where {@code needle} is first found at or after {@code from}, or -1. */
  public static int indexOf(byte[] text, byte[] needle, int from) {
    int last = text.length - needle.length;
    if (needle.length == 0) {
      return from <= text.length ? from : -1;
    }
    byte first = needle[0];
    for (int i = from; i <= last; i++) {
      if (text[i] == first && matches(text, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code needle} stands at {@code offset}. */
  public static boolean matches(byte[] text, int offset, byte[] needle) {
    if (offset < 0 || offset + needle.length > text.length) {
      return false;
    }
    for (int i = 0; i < needle.length; i++) {
      if (text[offset + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The length of the well-formed code point at {@code offset} of bytes that may be no text, or 0
   * when there is none.
   */
  public static int validWidth(byte[] bytes, int offset) {
    byte lead = bytes[offset];
    if (lead >= 0) {
      return 1;
    }
    int b = lead & 0xFF;
    int width =
        b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
    if (width == 0 || offset + width > bytes.length) {
      return 0;
    }
    for (int i = 1; i < width; i++) {
      if (!isContinuation(bytes[offset + i])) {
        return 0;
      }
    }
    int codePoint = codePointAt(bytes, offset);
    return width(codePoint) == width && isScalarValue(codePoint) ? width : 0;
  }

  /** Whether the bytes are text. */
  public static boolean isValid(byte[] bytes) {
    for (int i = 0; i < bytes.length; ) {
      int width = validWidth(bytes, i);
      if (width == 0) {
        return false;
      }
      i += width;
    }
    return true;
  }
}
