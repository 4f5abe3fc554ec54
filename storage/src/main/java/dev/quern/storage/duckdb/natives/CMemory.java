package dev.quern.storage.duckdb.natives;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Reads and writes memory that native code owns or is given. */
public final class CMemory {

  /** All of memory, for reading and writing at absolute addresses. */
  @SuppressWarnings("restricted")
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private CMemory() {}

  /** The {@code size} bytes at an address. */
  public static MemorySegment segment(long address, long size) {
    return ALL.asSlice(address, size);
  }

  /** The pointer or 64-bit integer at an address. */
  public static long getLong(long address) {
    return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  /** The byte at an address. */
  public static byte getByte(long address) {
    return ALL.get(ValueLayout.JAVA_BYTE, address);
  }

  /** Sets the byte at an address. */
  public static void setByte(long address, byte value) {
    ALL.set(ValueLayout.JAVA_BYTE, address, value);
  }

  /** Sets the pointer or 64-bit integer at an address. */
  public static void setLong(long address, long value) {
    ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
  }

  /** The text at an address up to its zero byte, or an empty text when the address is 0. */
  public static String getString(long address) {
    return address == 0 ? "" : ALL.getString(address);
  }

  /** The same of a text that the engine allocated for the caller, which is freed. */
  public static String takeString(long address) {
    String text = getString(address);
    DatabaseApi.FREE.call(address);
    return text;
  }

  /** The text of {@code length} bytes of UTF-8 at an address. */
  public static String getString(long address, long length) {
    return new String(getBytes(address, length), StandardCharsets.UTF_8);
  }

  /** A copy of the bytes at an address. */
  public static byte[] getBytes(long address, long length) {
    return segment(address, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /** The address of a zero-terminated UTF-8 copy of a text, valid as long as the arena. */
  public static long string(Arena arena, String text) {
    return arena.allocateFrom(text).address();
  }

  /** The address of zeroed memory, valid as long as the arena. */
  public static long allocate(Arena arena, long size) {
    return arena.allocate(size, 16).address();
  }

  /** The address of zeroed memory that lives until it is freed. */
  public static long zeroed(long size) {
    long address = DatabaseApi.MALLOC.call(size);
    segment(address, size).fill((byte) 0);
    return address;
  }

  /** Frees memory from {@link #zeroed}. */
  public static void free(long address) {
    DatabaseApi.FREE.call(address);
  }

  /** The address of a UTF-8 or binary copy, valid as long as the arena. */
  public static long bytes(Arena arena, byte[] bytes) {
    MemorySegment copy = arena.allocate(Math.max(bytes.length, 1));
    MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return copy.address();
  }

  /** The UTF-8 bytes of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
