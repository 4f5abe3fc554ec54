package dev.quern.sql.execution;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.storage.duckdb.ConnectionPool;
import java.util.Optional;

/** The rows of a running query, which gives its connection back when they are closed. */
final class LeasedRows implements RowStream {

  private final RowStream rows;
  private final ConnectionPool.Lease lease;
  private final Cancellation cancellation;
  private final Runnable interrupt;

  private LeasedRows(
      RowStream rows, ConnectionPool.Lease lease, Cancellation cancellation, Runnable interrupt) {
    this.rows = rows;
    this.lease = lease;
    this.cancellation = cancellation;
    this.interrupt = interrupt;
  }

  static RowStream open(
      ConnectionPool connections,
      RenderedQuery query,
      TableSchema schema,
      Cancellation cancellation) {
    ConnectionPool.Lease lease = connections.lease();
    Runnable interrupt = lease.connection()::interrupt;
    cancellation.onCancel(interrupt);
    try {
      RowStream rows = lease.connection().query(query.sql(), schema);
      return new LeasedRows(rows, lease, cancellation, interrupt);
    } catch (RuntimeException e) {
      cancellation.remove(interrupt);
      lease.close();
      throw e;
    }
  }

  @Override
  public TableSchema schema() {
    return rows.schema();
  }

  @Override
  public Optional<RowBatch> next() {
    return rows.next();
  }

  @Override
  public void close() {
    cancellation.remove(interrupt);
    try {
      rows.close();
    } finally {
      lease.close();
    }
  }
}
