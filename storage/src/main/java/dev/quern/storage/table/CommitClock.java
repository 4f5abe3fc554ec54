package dev.quern.storage.table;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Gives commit times in microseconds since the epoch, each later than the one before. */
public final class CommitClock {

  private final InstantSource source;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  /** A clock that follows another. */
  public CommitClock(InstantSource source) {
    this.source = source;
  }

  /** The next commit time. */
  public long next() {
    Instant now = source.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    return last.updateAndGet(before -> Math.max(before + 1, micros));
  }
}
