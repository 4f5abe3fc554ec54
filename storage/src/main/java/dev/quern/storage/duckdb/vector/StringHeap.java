package dev.quern.storage.duckdb.vector;

import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.StatementApi;
import java.lang.foreign.Arena;

/**
 * Memory for the long strings of one vector, taken from the vector's own arena in blocks, so that a
 * string costs no native call. It lives as long as the vector's values.
 */
final class StringHeap {

  private static final int FIRST_BLOCK = 1 << 10;
  private static final int LARGEST_BLOCK = 1 << 16;

  private final long vector;
  private long arena;
  private long next;
  private long end;
  private int blockSize = FIRST_BLOCK;

  StringHeap(long vector) {
    this.vector = vector;
  }

  /** The address of {@code length} bytes. */
  long allocate(int length) {
    if (length > end - next) {
      if (length > blockSize / 2) {
        return fromArena(length);
      }
      next = fromArena(blockSize);
      end = next + blockSize;
      blockSize = Math.min(blockSize * 2, LARGEST_BLOCK);
    }
    long address = next;
    next += length;
    return address;
  }

  private long fromArena(long size) {
    try (Arena scratch = Arena.ofConfined()) {
      long out = CMemory.allocate(scratch, Long.BYTES);
      if (arena == 0) {
        StatementApi.VECTOR_ARENA.call(vector, out, 0);
        arena = CMemory.getLong(out);
      }
      if (StatementApi.ARENA_ALLOCATE.call(arena, size, out, 0) != 0) {
        throw new OutOfMemoryError("DuckDB has no memory for " + size + " bytes");
      }
      return CMemory.getLong(out);
    }
  }
}
