package dev.quern.storage.duckdb;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Connections for statements that share nothing: each running statement has one of its own, and
 * leaves it to the next. A connection that is broken or lies in a transaction is closed instead.
 * There is no upper limit; whoever admits statements sets it.
 */
public final class ConnectionPool implements AutoCloseable {

  private final DuckDatabase database;
  private final int keptIdle;
  private final Deque<DuckConnection> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * A pool of connections to a database.
   *
   * @param keptIdle how many unused connections are kept at most
   */
  public ConnectionPool(DuckDatabase database, int keptIdle) {
    this.database = database;
    this.keptIdle = keptIdle;
  }

  /** Takes a connection until the lease is closed. */
  public Lease lease() {
    synchronized (idle) {
      DuckConnection connection = idle.pollFirst();
      if (connection != null) {
        return new Lease(this, connection);
      }
    }
    return new Lease(this, database.connect());
  }

  private void giveBack(DuckConnection connection) {
    if (!connection.isBroken() && !connection.inTransaction()) {
      connection.clearInterrupt();
      synchronized (idle) {
        if (!closed && idle.size() < keptIdle) {
          idle.addFirst(connection);
          return;
        }
      }
    }
    connection.close();
  }

  /** Closes the unused connections; others when they come back. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(DuckConnection::close);
      idle.clear();
    }
  }

  /** A connection on loan. */
  public static final class Lease implements AutoCloseable {

    private final ConnectionPool pool;
    private final DuckConnection connection;
    private boolean ended;

    private Lease(ConnectionPool pool, DuckConnection connection) {
      this.pool = pool;
      this.connection = connection;
    }

    /** The connection. */
    public DuckConnection connection() {
      return connection;
    }

    /** Ends the loan and closes the connection, with its temporary tables and settings. */
    public void discard() {
      if (!ended) {
        ended = true;
        connection.close();
      }
    }

    /** Ends the loan. */
    @Override
    public void close() {
      if (!ended) {
        ended = true;
        pool.giveBack(connection);
      }
    }
  }
}
