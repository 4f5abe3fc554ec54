package dev.quern.storage.table;

import dev.quern.storage.duckdb.EngineConflictException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Repeats transactions that lost a conflict with another one. */
public final class Conflicts {

  private static final int ATTEMPTS = 20;
  private static final long FIRST_PAUSE_NANOS = 500_000;
  private static final long LONGEST_PAUSE_NANOS = 50_000_000;

  private Conflicts() {}

  /**
   * Runs a whole transaction, again and again while it ends in a conflict, some twenty times over a
   * second.
   *
   * @param transaction begins, works and commits; when it throws, nothing of it remains
   */
  public static <T> T retry(Supplier<T> transaction) {
    long pause = FIRST_PAUSE_NANOS;
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (EngineConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause / 2, pause));
        pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
      }
    }
  }
}
