package dev.quern.streaming.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow; numbers little-endian. */
public final class ByteSink {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private MemorySegment memory;
  private int size;

  /** An empty sink with room for {@code capacity} bytes. */
  public ByteSink(int capacity) {
    this.bytes = new byte[capacity];
    this.memory = MemorySegment.ofArray(bytes);
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** Forgets all bytes. */
  public void clear() {
    size = 0;
  }

  /** Forgets the bytes from {@code end} on. */
  public void truncate(int end) {
    size = end;
  }

  /** The bytes so far; holds them only until the next one is written. */
  public byte[] array() {
    return bytes;
  }

  /** The bytes, which are not copied: they are valid until others are added. */
  public ByteBuffer toBuffer() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Makes room for {@code count} more bytes. */
  public void reserve(int count) {
    int needed = Math.addExact(size, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(bytes.length * 2L, 1 << 30)));
      memory = MemorySegment.ofArray(bytes);
    }
  }

  /** Adds {@code count} bytes, zero, and gives where they begin. */
  public int skip(int count) {
    reserve(count);
    int start = size;
    size += count;
    Arrays.fill(bytes, start, size, (byte) 0);
    return start;
  }

  /**
   * Adds {@code count} bytes that the caller writes, and gives where they begin; so many bytes more
   * may be written behind them.
   */
  public int claim(int count, int more) {
    reserve(Math.addExact(count, more));
    int start = size;
    size += count;
    return start;
  }

  /** Adds zeros up to a multiple of {@code unit}. */
  public void align(int unit) {
    skip(Math.floorMod(-size, unit));
  }

  /** Adds one byte. */
  public void put(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Adds bytes. */
  public void put(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Adds bytes of memory. */
  public void put(MemorySegment source, long offset, long length) {
    int count = Math.toIntExact(length);
    reserve(count);
    MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, bytes, size, count);
    size += count;
  }

  /** Adds 4 bytes. */
  public void putInt(int value) {
    reserve(Integer.BYTES);
    memory.set(INT, size, value);
    size += Integer.BYTES;
  }

  /** Adds 8 bytes. */
  public void putLong(long value) {
    reserve(Long.BYTES);
    memory.set(LONG, size, value);
    size += Long.BYTES;
  }

  /** Replaces 4 bytes. */
  public void setInt(int at, int value) {
    memory.set(INT, at, value);
  }

  /** Replaces 8 bytes. */
  public void setLong(int at, long value) {
    memory.set(LONG, at, value);
  }

  /** Sets one bit, counted from the lowest bit of the byte at {@code start}. */
  public void setBit(int start, int bit) {
    bytes[start + (bit >>> 3)] |= (byte) (1 << (bit & 7));
  }
}
