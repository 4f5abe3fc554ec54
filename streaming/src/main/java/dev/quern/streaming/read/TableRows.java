package dev.quern.streaming.read;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.execution.TableScan;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.StaleTableException;
import dev.quern.storage.result.ResultStore;
import dev.quern.storage.table.TableMoment;
import dev.quern.streaming.StreamingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rows of a table as they were when the session began, read while they are sent; positions are the
 * engine's row ids. Each reading has a transaction of its own, as long as the table's rows at these
 * row ids are still the same. For the case that they are changed, one transaction is pinned to the
 * beginning until the session has been idle for a while; then parts of it are read there.
 */
final class TableRows implements SessionRows {

  /** The rows of one of the engine's row groups, which is what it skips or reads as a whole. */
  private static final long PART = 122_880;

  private final Engine engine;
  private final ResultStore store;
  private final TableScan scan;
  private final Predicate<TableScan> columnsAreSame;
  private final TableMoment moment;
  private final long rowCount;
  private Optional<ConnectionPool.Lease> pin;
  private final InstantSource clock;
  private long lastUse;

  private TableRows(
      Engine engine,
      ResultStore store,
      TableScan scan,
      Predicate<TableScan> columnsAreSame,
      ConnectionPool.Lease pin,
      InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.scan = scan;
    this.columnsAreSame = columnsAreSame;
    this.pin = Optional.of(pin);
    this.clock = clock;
    this.lastUse = clock.millis();
    DuckConnection connection = pin.connection();
    this.moment = TableMoment.of(connection, scan.table().storage().orElseThrow());
    this.rowCount = count(connection);
  }

  /**
   * The rows that a scan finds now.
   *
   * @param columnsAreSame whether the columns are still those that the scan was made for
   */
  static TableRows of(
      Engine engine,
      ResultStore store,
      TableScan scan,
      Predicate<TableScan> columnsAreSame,
      InstantSource clock) {
    engine.rowSinks().prepare();
    ConnectionPool.Lease pin = engine.connections().lease();
    try {
      pin.connection().begin();
      return new TableRows(engine, store, scan, columnsAreSame, pin, clock);
    } catch (RuntimeException e) {
      pin.discard();
      throw e;
    }
  }

  private long count(DuckConnection connection) {
    if (!scan.isFiltered()) {
      return moment.rows();
    }
    TableSchema counted = new TableSchema(List.of(SchemaField.of("f0", ScalarType.INT64)));
    String sql = "SELECT count(*) FROM (" + scan.sql() + ")";
    try (RowStream rows = query(connection, sql, counted, 0, moment.end())) {
      return rows.next().orElseThrow().column(0).getLong(0);
    }
  }

  private static RowStream query(
      DuckConnection connection, String sql, TableSchema schema, long from, long to) {
    return connection.query(sql, schema, new Value.Int64(from), new Value.Int64(to));
  }

  @Override
  public long positions() {
    return moment.end();
  }

  @Override
  public long rowCount() {
    return rowCount;
  }

  @Override
  public long byteCount() {
    return scan.bytesProcessed();
  }

  @Override
  public RowFlow open(long from, long to) {
    used();
    ConnectionPool.Lease lease = engine.connections().lease();
    try {
      DuckConnection connection = lease.connection();
      connection.begin();
      if (moment.isSeenBy(connection) && columnsAreSame.test(scan)) {
        return isDense()
            ? new ScannedRows(engine.rowSinks(), lease, scan, from, to)
            : RowFlow.of(
                query(connection, scan.sql(), scan.schema(), from, to)
                    .andThen(() -> endTransaction(lease)));
      }
    } catch (StaleTableException e) {
      // The columns were altered: what is left is the pinned transaction.
    } catch (RuntimeException e) {
      lease.discard();
      throw e;
    }
    lease.discard();
    return RowFlow.of(new PinnedRows(from, to));
  }

  @Override
  public synchronized boolean isPinned() {
    return pin.isPresent();
  }

  private synchronized void used() {
    lastUse = clock.millis();
  }

  @Override
  public synchronized void releaseIdle(long time) {
    if (lastUse < time) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    pin.ifPresent(TableRows::endTransaction);
    pin = Optional.empty();
  }

  /**
   * Rows at the beginning of the session; few at a time, since many streams share the connection.
   */
  private synchronized KeptRows keep(long from, long to) {
    used();
    DuckConnection connection =
        pin.orElseThrow(() ->
                new StreamingException(
                    GrpcCode.NOT_FOUND,
                    "request failed: The session has expired: the rows of the table have changed since it was used last"))
            .connection();
    return store.keep(query(connection, scan.sql(), scan.schema(), from, to));
  }

  private static void endTransaction(ConnectionPool.Lease lease) {
    try (lease) {
      lease.connection().rollback();
    }
  }

  /** Rows from the pinned transaction, part by part. */
  private final class PinnedRows implements RowStream {

    private final long end;
    private long next;
    private Optional<KeptRows> kept = Optional.empty();
    private Optional<RowStream> part = Optional.empty();

    PinnedRows(long from, long to) {
      this.next = from;
      this.end = to;
    }

    @Override
    public TableSchema schema() {
      return scan.schema();
    }

    @Override
    public Optional<RowBatch> next() {
      Optional<RowBatch> batch = part.flatMap(RowStream::next);
      while (batch.isEmpty() && next < end) {
        close();
        long to = Math.min(end, (next / PART + 1) * PART);
        kept = Optional.of(keep(next, to));
        next = to;
        part = Optional.of(kept.get().rows(0, kept.get().rowCount()));
        batch = part.get().next();
      }
      return batch;
    }

    @Override
    public void close() {
      part.ifPresent(RowStream::close);
      kept.ifPresent(KeptRows::close);
      part = Optional.empty();
      kept = Optional.empty();
    }
  }
}
