package dev.quern.jobs.table;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.Partition;
import dev.quern.catalog.TableScan;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.ConnectionPool;
import java.time.InstantSource;
import java.util.Optional;

/** Lists the rows of tables. Source: REST method {@code tabledata.list}. */
public final class TableReader {

  private final Catalog catalog;
  private final ConnectionPool connections;
  private final InstantSource clock;

  /** A reader of the catalog's tables. */
  public TableReader(Catalog catalog, ConnectionPool connections, InstantSource clock) {
    this.clock = clock;
    this.catalog = catalog;
    this.connections = connections;
  }

  /**
   * The rows of a table as they are when they are asked for, without those of expired partitions.
   *
   * @param partition the partition they are in; all when empty
   * @param wanted the columns, a part of the table's schema
   * @throws BigQueryException {@code invalid} for what holds no rows
   */
  public KeptRows rows(Table table, Optional<Partition> partition, TableSchema wanted) {
    PhysicalTable storage =
        table
            .storage()
            .orElseThrow(() ->
                new BigQueryException(
                    ErrorReason.INVALID,
                    "Cannot list a table of type " + table.definition().wireType() + "."));
    Optional<String> condition = Partition.condition(table, partition, clock.millis());
    String scan =
        TableScan.sql(storage, table.schema(), wanted)
            + condition.map(rows -> " WHERE " + rows).orElse("");
    return new StoredRows(storage, scan, condition, wanted);
  }

  private final class StoredRows implements KeptRows {

    private final PhysicalTable storage;
    private final String scan;
    private final Optional<String> condition;
    private final TableSchema schema;

    StoredRows(PhysicalTable storage, String scan, Optional<String> condition, TableSchema schema) {
      this.condition = condition;
      this.storage = storage;
      this.scan = scan;
      this.schema = schema;
    }

    @Override
    public TableSchema schema() {
      return schema;
    }

    @Override
    public long rowCount() {
      return condition
          .map(rows -> catalog.rowCount(storage, rows))
          .orElseGet(() -> catalog.rowCount(storage));
    }

    @Override
    public RowStream rows(long start, long count) {
      ConnectionPool.Lease lease = connections.lease();
      try {
        return lease
            .connection()
            .query(
                scan + " LIMIT $1 OFFSET $2",
                schema,
                new Value.Int64(count),
                new Value.Int64(start))
            .andThen(lease::close);
      } catch (RuntimeException e) {
        lease.close();
        throw e;
      }
    }

    @Override
    public void close() {}
  }
}
