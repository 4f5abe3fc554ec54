package dev.quern.storage.duckdb.function;

import java.util.Arrays;
import java.util.Objects;

/**
 * Java objects that the engine holds by number: 0 is none. Numbers are given and taken back under a
 * lock; reading needs none.
 */
final class StateTable {

  private static final int BLOCK_BITS = 12;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private volatile Object[][] blocks = new Object[0][];
  private int[] free = new int[64];
  private int freeCount;
  private int used = 1;

  /** Keeps an object and gives its number. */
  synchronized int add(Object object) {
    int number = freeCount > 0 ? free[--freeCount] : used++;
    if (number >> BLOCK_BITS >= blocks.length) {
      Object[][] more = Arrays.copyOf(blocks, blocks.length + 1);
      more[blocks.length] = new Object[BLOCK];
      blocks = more;
    }
    blocks[number >> BLOCK_BITS][number & (BLOCK - 1)] = object;
    return number;
  }

  /** The object of a number that was given. */
  Object get(int number) {
    return Objects.requireNonNull(blocks[number >> BLOCK_BITS][number & (BLOCK - 1)]);
  }

  /** Forgets an object; its number may be given again. */
  @SuppressWarnings("NullAway") // an empty slot
  synchronized void remove(int number) {
    blocks[number >> BLOCK_BITS][number & (BLOCK - 1)] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, free.length * 2);
    }
    free[freeCount++] = number;
  }

  /** How many objects are kept. */
  synchronized int size() {
    return used - 1 - freeCount;
  }
}
