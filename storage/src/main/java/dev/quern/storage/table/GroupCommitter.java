package dev.quern.storage.table;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.duckdb.function.JavaTables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Appends many small sets of rows with few transactions: what arrives while one transaction is
 * being committed goes into the next, all tables together. An append returns when its rows are
 * committed. One that fails does not harm the others, for then each is tried by itself.
 */
public final class GroupCommitter {

  private final ConnectionPool connections;
  private final JavaTables javaTables;
  private final CommitClock clock;
  private final Executor executor;
  private List<Append> waiting = new ArrayList<>();
  private boolean working;

  /**
   * A committer; a database has one.
   *
   * @param javaTables shows the rows to the engine
   * @param executor runs the transactions, one at a time
   */
  public GroupCommitter(
      ConnectionPool connections, JavaTables javaTables, CommitClock clock, Executor executor) {
    this.connections = connections;
    this.javaTables = javaTables;
    this.clock = clock;
    this.executor = executor;
  }

  private record Append(
      PhysicalTable table,
      List<SqlType> types,
      List<RowBatch> rows,
      Optional<Consumer<DuckConnection>> alongside,
      CompletableFuture<Long> committed) {}

  /** Appends rows and waits until they are committed. See {@link #submit}. */
  public long append(PhysicalTable table, List<SqlType> types, List<RowBatch> rows) {
    return joined(submit(table, types, rows));
  }

  /**
   * Appends rows and waits until they are committed. See {@link #submit}.
   *
   * @param alongside what else is to happen in the same transaction; may be called repeatedly, of
   *     which one call takes effect
   * @return the rows' commit time
   */
  public long append(
      PhysicalTable table,
      List<SqlType> types,
      List<RowBatch> rows,
      Consumer<DuckConnection> alongside) {
    return joined(submit(table, types, rows, Optional.of(alongside)));
  }

  private static long joined(CompletableFuture<Long> committed) {
    try {
      return committed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Appends rows, in the order in which they are submitted.
   *
   * @param table the table
   * @param types the types of its columns
   * @param rows one column per column of the table, in its order
   * @return the rows' commit time, once they are committed; what depends on it runs between two
   *     transactions and should be short
   */
  public CompletableFuture<Long> submit(
      PhysicalTable table, List<SqlType> types, List<RowBatch> rows) {
    return submit(table, types, rows, Optional.empty());
  }

  private CompletableFuture<Long> submit(
      PhysicalTable table,
      List<SqlType> types,
      List<RowBatch> rows,
      Optional<Consumer<DuckConnection>> alongside) {
    Append append =
        new Append(table, types, List.copyOf(rows), alongside, new CompletableFuture<>());
    synchronized (this) {
      waiting.add(append);
      if (!working) {
        working = true;
        executor.execute(this::work);
      }
    }
    return append.committed();
  }

  private void work() {
    for (List<Append> group = takeAll(); !group.isEmpty(); group = takeAll()) {
      try {
        commit(group);
      } catch (RuntimeException e) {
        if (group.size() == 1) {
          group.getFirst().committed().completeExceptionally(e);
        } else {
          group.forEach(this::commitAlone);
        }
      }
    }
  }

  private synchronized List<Append> takeAll() {
    List<Append> group = waiting;
    waiting = new ArrayList<>();
    working = !group.isEmpty();
    return group;
  }

  private void commitAlone(Append append) {
    try {
      commit(List.of(append));
    } catch (RuntimeException e) {
      append.committed().completeExceptionally(e);
    }
  }

  private void commit(List<Append> group) {
    long commitTime = Conflicts.retry(() -> transaction(group));
    group.forEach(append -> append.committed().complete(commitTime));
  }

  private long transaction(List<Append> group) {
    try (ConnectionPool.Lease lease = connections.lease()) {
      DuckConnection connection = lease.connection();
      long commitTime = clock.next();
      Map<Target, List<Append>> targets = byTarget(group);
      // One statement commits by itself, which saves two.
      boolean one =
          targets.size() == 1 && group.stream().allMatch(append -> append.alongside().isEmpty());
      if (!one) {
        connection.begin();
      }
      targets.forEach((target, appends) -> {
        Iterator<RowBatch> rows = appends.stream().flatMap(a -> a.rows().stream()).iterator();
        new TableChanges(connection, target.table(), commitTime)
            .insert(javaTables, new BatchTable(target.types(), rows));
      });
      if (!one) {
        group.forEach(append -> append.alongside().ifPresent(more -> more.accept(connection)));
        connection.commit();
      }
      return commitTime;
    }
  }

  /** A table and the types of the columns that are given. */
  private record Target(PhysicalTable table, List<SqlType> types) {}

  private static Map<Target, List<Append>> byTarget(List<Append> group) {
    Map<Target, List<Append>> targets = new LinkedHashMap<>();
    for (Append append : group) {
      targets
          .computeIfAbsent(new Target(append.table(), append.types()), _ -> new ArrayList<>())
          .add(append);
    }
    return targets;
  }
}
