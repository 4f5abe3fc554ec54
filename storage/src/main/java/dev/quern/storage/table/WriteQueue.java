package dev.quern.storage.table;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.statement.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Lets statements that update or delete rows of the same table run one after another, in the order
 * of their coming, as BigQuery queues them. Without it they would run into conflicts in the engine.
 * Appends need no turn. Source: "DML statement conflicts", "Mutating DML queue".
 */
public final class WriteQueue {

  /** Who waits for each table, first the one whose turn it is. */
  private final Map<String, Deque<Turn>> lines = new HashMap<>();

  /**
   * Waits for a turn at a table.
   *
   * @throws dev.quern.domain.error.BigQueryException the reason of the cancellation, when it comes
   *     before the turn
   */
  public Turn take(PhysicalTable table, Cancellation cancellation) {
    Turn turn = new Turn(this, table.name());
    join(turn);
    Runnable leave = turn::close;
    cancellation.onCancel(leave);
    turn.waitForIt();
    cancellation.remove(leave);
    if (cancellation.reason().isPresent()) {
      turn.close();
    }
    cancellation.check();
    return turn;
  }

  private synchronized void join(Turn turn) {
    Deque<Turn> line = lines.computeIfAbsent(turn.table, _ -> new ArrayDeque<>());
    line.addLast(turn);
    line.getFirst().begin();
  }

  private synchronized void leave(Turn turn) {
    Deque<Turn> line = lines.getOrDefault(turn.table, new ArrayDeque<>());
    line.remove(turn);
    if (line.isEmpty()) {
      lines.remove(turn.table);
    } else {
      line.getFirst().begin();
    }
    turn.begin();
  }

  /** How many tables somebody writes to or waits for. */
  synchronized int busyTables() {
    return lines.size();
  }

  /** A turn at a table; ends when closed. */
  public static final class Turn implements AutoCloseable {

    private final WriteQueue queue;
    private final String table;
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();

    private Turn(WriteQueue queue, String table) {
      this.queue = queue;
      this.table = table;
    }

    private void begin() {
      begun.complete(true);
    }

    private void waitForIt() {
      begun.join();
    }

    @Override
    public void close() {
      queue.leave(this);
    }
  }
}
