package dev.quern.streaming.read;

import dev.quern.domain.value.Value;
import dev.quern.sql.execution.TableScan;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.function.RowSinks;
import dev.quern.streaming.rows.RowSlice;
import java.util.List;

/**
 * Rows of a table that has one at each position, read where they lie: a flow that ended goes on by
 * another query from the next position.
 */
final class ScannedRows implements RowFlow {

  private final RowSinks sinks;
  private final ConnectionPool.Lease lease;
  private final TableScan scan;
  private final long end;
  private long next;

  /**
   * The rows of some positions.
   *
   * @param lease a connection in the transaction that sees the rows, which is ended with them
   */
  ScannedRows(RowSinks sinks, ConnectionPool.Lease lease, TableScan scan, long from, long to) {
    this.sinks = sinks;
    this.lease = lease;
    this.scan = scan;
    this.next = from;
    this.end = to;
  }

  @Override
  public boolean into(Sink sink) {
    return next == end
        || sinks.run(
            lease.connection(),
            scan.sql(),
            scan.schema(),
            rows -> {
              int taken = sink.take(RowSlice.of(rows));
              next += taken;
              return taken;
            },
            List.of(new Value.Int64(next), new Value.Int64(end)));
  }

  @Override
  public void close() {
    try (lease) {
      lease.connection().rollback();
    }
  }
}
