package dev.quern.jobs.load;

import dev.quern.storage.duckdb.function.JavaTable;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The reading of files' parts, each by one of the threads. */
final class PartReading implements JavaTable.Reading {

  private final Queue<FilePart> remaining;
  private final int maxThreads;
  private final Function<PartReading, JavaTable.Scan> scans;

  /**
   * A reading.
   *
   * @param scans begins to read parts that it takes by {@link #next}
   */
  PartReading(List<FilePart> parts, Function<PartReading, JavaTable.Scan> scans) {
    this.remaining = new ConcurrentLinkedQueue<>(parts);
    this.maxThreads = Math.max(1, parts.size());
    this.scans = scans;
  }

  @Override
  public int maxThreads() {
    return maxThreads;
  }

  @Override
  public JavaTable.Scan scan() {
    return scans.apply(this);
  }

  /** The next part to read; empty when all are being read. */
  Optional<FilePart> next() {
    return Optional.ofNullable(remaining.poll());
  }
}
