package dev.quern.storage;

import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.duckdb.function.KernelRegistry;
import dev.quern.storage.duckdb.function.RowSinks;
import dev.quern.storage.table.CommitClock;
import dev.quern.storage.table.GroupCommitter;
import dev.quern.storage.table.WriteQueue;
import java.time.InstantSource;

/**
 * A database with what exists once for it.
 *
 * @param database the database
 * @param connections connections for statements that share nothing
 * @param kernels the Java functions it knows
 * @param javaTables the tables Java supplies to it
 * @param rowSinks takers of rows where it reads them
 * @param clock commit times
 * @param writeQueue turns at tables for statements that change rows
 * @param committer small appends
 */
public record Engine(
    DuckDatabase database,
    ConnectionPool connections,
    KernelRegistry kernels,
    JavaTables javaTables,
    RowSinks rowSinks,
    CommitClock clock,
    WriteQueue writeQueue,
    GroupCommitter committer)
    implements AutoCloseable {

  /** Enough for statements that come in bursts; a connection takes about 50 KB. */
  private static final int IDLE_CONNECTIONS = 16;

  /** Opens a database. */
  public static Engine open(DuckOptions options, InstantSource time) {
    DuckDatabase database = DuckDatabase.open(options);
    ConnectionPool connections = new ConnectionPool(database, IDLE_CONNECTIONS);
    JavaTables javaTables = new JavaTables(database);
    CommitClock clock = new CommitClock(time);
    return new Engine(
        database,
        connections,
        new KernelRegistry(database),
        javaTables,
        new RowSinks(database),
        clock,
        new WriteQueue(),
        new GroupCommitter(connections, javaTables, clock, database.threads().executor()));
  }

  /** Cancels what is running and closes the database. */
  @Override
  public void close() {
    connections.close();
    database.close();
  }
}
