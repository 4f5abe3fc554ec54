package dev.quern.storage.table;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Lets statements that update or delete rows of the same table run one after another, in the order
 * of their coming, as BigQuery queues them. Without it they would run into conflicts in the engine.
 * Appends need no turn. Source: "DML statement conflicts", "Mutating DML queue".
 */
public final class WriteQueue {

  private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();

  /** Who waits for a table, the one whose turn it is included. */
  private record Line(Semaphore turn, int length) {

    Line longer() {
      return new Line(turn, length + 1);
    }
  }

  /**
   * Waits for a turn at a table.
   *
   * @throws BigQueryException {@code stopped} when the thread is interrupted while it waits
   */
  public Turn take(PhysicalTable table) {
    Line line =
        lines.merge(table.name(), new Line(new Semaphore(1, true), 1), (old, _) -> old.longer());
    try {
      line.turn().acquire();
    } catch (InterruptedException e) {
      leave(table.name());
      Thread.currentThread().interrupt();
      throw new BigQueryException(ErrorReason.STOPPED, "Stopped while waiting for its turn");
    }
    return new Turn(this, table.name(), line.turn());
  }

  private void leave(String table) {
    lines.computeIfPresent(
        table, (_, line) -> line.length() == 1 ? null : new Line(line.turn(), line.length() - 1));
  }

  /** How many tables somebody writes to or waits for. */
  int busyTables() {
    return lines.size();
  }

  /** A turn at a table; ends when closed. */
  public static final class Turn implements AutoCloseable {

    private final WriteQueue queue;
    private final String table;
    private final Semaphore semaphore;
    private boolean ended;

    private Turn(WriteQueue queue, String table, Semaphore semaphore) {
      this.queue = queue;
      this.table = table;
      this.semaphore = semaphore;
    }

    @Override
    public void close() {
      if (!ended) {
        ended = true;
        semaphore.release();
        queue.leave(table);
      }
    }
  }
}
