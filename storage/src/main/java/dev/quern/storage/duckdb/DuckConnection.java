package dev.quern.storage.duckdb;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.DatabaseApi;
import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * A connection and its transaction. It runs one statement at a time: a second one waits, except
 * that a {@link RowStream} must be closed first. Without {@link #begin} every statement commits by
 * itself. {@link #interrupt} may be called by any thread.
 */
public final class DuckConnection implements AutoCloseable {

  private static final long SIGNAL_PAUSE_NANOS = 2_000_000;

  private final DuckDatabase database;
  private final long handle;
  private final ReentrantLock lock = new ReentrantLock();
  private final Object alive = new Object();
  private final StatementCache statements = new StatementCache();
  private final Set<String> changed = new HashSet<>();
  private volatile boolean interrupted;
  private volatile boolean working;
  private boolean inTransaction;
  private boolean broken;
  private boolean closed;

  DuckConnection(DuckDatabase database, long handle) {
    this.database = database;
    this.handle = handle;
  }

  /** Begins a transaction. It sees the database as of its first statement. */
  public void begin() {
    control("BEGIN TRANSACTION");
    inTransaction = true;
  }

  /**
   * Commits the transaction.
   *
   * @throws EngineConflictException when another transaction got in the way; this one is undone,
   *     and the connection is broken
   */
  public void commit() {
    inTransaction = false;
    database.tableVersions().changing(changed);
    try {
      control("COMMIT");
    } catch (RuntimeException e) {
      broken = true;
      throw e;
    } finally {
      database.tableVersions().changed(changed);
      changed.clear();
    }
  }

  /** Undoes the transaction; does nothing when there is none. */
  public void rollback() {
    if (inTransaction) {
      inTransaction = false;
      changed.clear();
      control("ROLLBACK");
    }
  }

  /** Does work that changes the rows or the columns of a table, and notes that it changed. */
  public <T> T change(String table, Supplier<T> work) {
    if (inTransaction) {
      changed.add(table);
      return work.get();
    }
    Set<String> tables = Set.of(table);
    database.tableVersions().changing(tables);
    try {
      return work.get();
    } finally {
      database.tableVersions().changed(tables);
    }
  }

  /** Whether a transaction is open. */
  public boolean inTransaction() {
    return inTransaction;
  }

  /** Whether the connection must not be used again. */
  public boolean isBroken() {
    return broken || closed;
  }

  /**
   * Runs a statement to its end.
   *
   * @param sql one statement in DuckDB's SQL
   * @param parameters what {@code $1}, {@code $2}, ... stand for
   * @return how many rows it changed; 0 for statements that change none
   */
  public long execute(String sql, Value... parameters) {
    return work(() -> {
      try (Statement statement = start(sql, List.of(parameters))) {
        return statement.drain();
      }
    });
  }

  /**
   * Runs a query and streams its result. The connection is free again when the stream is closed.
   *
   * @param sql one query in DuckDB's SQL
   * @param schema the columns; they must be held in the types that the query gives
   * @param parameters what {@code $1}, {@code $2}, ... stand for
   */
  public RowStream query(String sql, TableSchema schema, Value... parameters) {
    return work(() -> new ResultStream(this, start(sql, List.of(parameters)), schema));
  }

  /**
   * Runs a query whose columns take the engine's names and the plainest GoogleSQL types that fit.
   * Takes longer, because the query is planned twice.
   */
  public RowStream query(String sql, Value... parameters) {
    return work(() -> prepare(sql).queryAndClose(List.of(parameters)));
  }

  /**
   * Prepares a statement: for asking its columns, and for running it many times. A statement that
   * runs once is planned once less through {@link #query(String, TableSchema, Value...)}.
   */
  public PreparedStatement prepare(String sql) {
    return call(() -> PreparedStatement.prepare(this, sql));
  }

  private Statement start(String sql, List<Value> parameters) {
    return Statement.start(handle, database.errors(), statements, sql, parameters);
  }

  /** Runs work on an engine thread, alone on this connection and subject to interrupts. */
  <T> T work(Supplier<T> work) {
    return call(() -> {
      working = true;
      try {
        if (interrupted) {
          throw EngineErrors.stopped();
        }
        return work.get();
      } finally {
        working = false;
      }
    });
  }

  /** Statements that govern transactions run also after an interrupt. */
  private void control(String sql) {
    call(() -> {
      try (Statement statement = start(sql, List.of())) {
        return statement.drain();
      }
    });
  }

  /** Runs work on an engine thread, alone on this connection. */
  <T> T call(Supplier<T> work) {
    return callEvenIfClosed(() -> {
      if (closed) {
        throw new IllegalStateException("the connection is closed");
      }
      return work.get();
    });
  }

  /** The same for work that tidies up. */
  <T> T callEvenIfClosed(Supplier<T> work) {
    return database
        .threads()
        .call(() -> {
          lock.lock();
          try {
            return work.get();
          } finally {
            lock.unlock();
          }
        });
  }

  /**
   * Stops the running statement within milliseconds; it fails with reason {@code stopped}, and so
   * does every further statement until {@link #clearInterrupt}.
   */
  public void interrupt() {
    interrupted = true;
    signal();
    // The engine forgets a signal that comes while it is still planning.
    Thread.startVirtualThread(() -> {
      while (working && interrupted) {
        signal();
        LockSupport.parkNanos(SIGNAL_PAUSE_NANOS);
      }
    });
  }

  private void signal() {
    synchronized (alive) {
      if (!closed) {
        DatabaseApi.INTERRUPT.call(handle);
      }
    }
  }

  /** Lets statements run again. */
  public void clearInterrupt() {
    interrupted = false;
  }

  /** The database. */
  public DuckDatabase database() {
    return database;
  }

  /**
   * Does work with the engine's own handle of this connection, for the packages below: on an engine
   * thread and alone.
   */
  public void withHandle(LongConsumer work) {
    call(() -> {
      work.accept(handle);
      return true;
    });
  }

  /** The error that a text of the engine stands for. */
  public RuntimeException failure(String engineText) {
    return database.errors().translate(engineText);
  }

  long handle() {
    return handle;
  }

  /** Closes the connection; an open transaction is undone. */
  @Override
  public void close() {
    callEvenIfClosed(() -> {
      synchronized (alive) {
        if (closed) {
          return false;
        }
        closed = true;
      }
      database.disconnected(this);
      statements.close();
      try (Arena arena = Arena.ofConfined()) {
        long slot = CMemory.allocate(arena, Long.BYTES);
        CMemory.setLong(slot, handle);
        DatabaseApi.DISCONNECT.call(slot);
      }
      return true;
    });
  }
}
