package dev.quern.adapter.rest.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** A growing buffer of JSON text in UTF-8 that is passed on in large pieces. */
final class JsonBytes {

  private static final int PIECE = 1 << 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private byte[] buffer = new byte[PIECE + 4096];
  private int length;
  private long passedOn;

  JsonBytes(OutputStream out) {
    this.out = out;
  }

  /** How many bytes were written so far. */
  long total() {
    return passedOn + length;
  }

  /** Passes the buffer on when it holds a large piece. */
  void flushIfLarge() {
    if (length >= PIECE) {
      flush();
    }
  }

  void flush() {
    try {
      out.write(buffer, 0, length);
      passedOn += length;
      length = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reserve(int more) {
    if (buffer.length - length < more) {
      byte[] larger = new byte[Math.max(buffer.length * 2, length + more)];
      System.arraycopy(buffer, 0, larger, 0, length);
      buffer = larger;
    }
  }

  void raw(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  void raw(char ascii) {
    reserve(1);
    buffer[length++] = (byte) ascii;
  }

  /** Text that needs no escapes. */
  @SuppressWarnings("deprecation") // The cheapest way from Latin-1 text to bytes.
  void ascii(String text) {
    int count = text.length();
    reserve(count);
    text.getBytes(0, count, buffer, length);
    length += count;
  }

  void number(long value) {
    if (value == Long.MIN_VALUE) {
      ascii("-9223372036854775808");
      return;
    }
    reserve(20);
    long rest = value;
    if (rest < 0) {
      buffer[length++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
      digits++;
    }
    for (int i = length + digits - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** A number with zeros before it, {@code width} digits in all. */
  void padded(long value, int width) {
    reserve(width);
    long rest = value;
    for (int i = length + width - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }

  /** UTF-8 text with JSON's escapes, without quotes. */
  void escaped(MemorySegment source, long offset, int count) {
    reserve(count);
    int start = length;
    MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, buffer, start, count);
    for (int i = start; i < start + count; i++) {
      byte b = buffer[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        escapeFrom(source, offset, count, i - start);
        return;
      }
    }
    length += count;
  }

  private void escapeFrom(MemorySegment source, long offset, int count, int plain) {
    length += plain;
    for (int i = plain; i < count; i++) {
      reserve(6);
      byte b = source.get(ValueLayout.JAVA_BYTE, offset + i);
      switch (b) {
        case '"', '\\' -> {
          buffer[length++] = '\\';
          buffer[length++] = b;
        }
        case '\n' -> escape('n');
        case '\r' -> escape('r');
        case '\t' -> escape('t');
        default -> {
          if (b >= 0 && b < ' ') {
            ascii("\\u00");
            buffer[length++] = HEX[b >> 4];
            buffer[length++] = HEX[b & 15];
          } else {
            buffer[length++] = b;
          }
        }
      }
    }
  }

  private void escape(char letter) {
    buffer[length++] = '\\';
    buffer[length++] = (byte) letter;
  }

  void base64(MemorySegment source, long offset, int count) {
    reserve((count + 2) / 3 * 4);
    for (int i = 0; i < count; i += 3) {
      int left = count - i;
      int bits = byteAt(source, offset + i) << 16;
      bits |= left > 1 ? byteAt(source, offset + i + 1) << 8 : 0;
      bits |= left > 2 ? byteAt(source, offset + i + 2) : 0;
      buffer[length++] = BASE64[bits >> 18];
      buffer[length++] = BASE64[bits >> 12 & 63];
      buffer[length++] = left > 1 ? BASE64[bits >> 6 & 63] : (byte) '=';
      buffer[length++] = left > 2 ? BASE64[bits & 63] : (byte) '=';
    }
  }

  private static int byteAt(MemorySegment source, long offset) {
    return source.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
  }
}
