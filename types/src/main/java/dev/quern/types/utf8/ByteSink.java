package dev.quern.types.utf8;

import dev.quern.storage.kernel.VectorWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing sequence of bytes. */
public final class ByteSink {

  private byte[] bytes;
  private int size;

  /** An empty sink with room for some bytes. */
  public ByteSink(int capacity) {
    this.bytes = new byte[Math.max(capacity, 8)];
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** Forgets all bytes from {@code newSize} on. */
  public void truncate(int newSize) {
    size = newSize;
  }

  /** The byte at a position. */
  public byte get(int index) {
    return bytes[index];
  }

  /** Appends one byte. */
  public ByteSink append(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Appends all bytes. */
  public ByteSink append(byte[] source) {
    return append(source, 0, source.length);
  }

  /** Appends some bytes. */
  public ByteSink append(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
    return this;
  }

  /** Appends a text. */
  public ByteSink append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a code point in UTF-8. */
  public ByteSink appendCodePoint(int codePoint) {
    ensure(4);
    if (codePoint < 0x80) {
      bytes[size++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[size++] = (byte) (0xC0 | (codePoint >> 6));
      bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
      bytes[size++] = (byte) (0xE0 | (codePoint >> 12));
      bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    } else {
      bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
      bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }
    return this;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Writes the bytes as a value of a column. */
  public void writeTo(VectorWriter writer, int row) {
    writer.setBytes(row, bytes, 0, size);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  private void ensure(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1) + 16));
    }
  }
}
