package dev.quern.versioning;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.Partition;
import dev.quern.catalog.TimeTravel;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.TableReference;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.EngineConflictException;
import dev.quern.storage.duckdb.StaleTableException;
import dev.quern.storage.table.PhysicalTables;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Removes what has expired, and forgets row versions, tables and datasets that ended before the
 * time travel window of their dataset. Source: "Managing tables", table expiration; "Time travel",
 * configure the time travel window.
 */
public final class Retention {

  private final Catalog catalog;
  private final ConnectionPool connections;
  private final InstantSource clock;

  /** The retention of a database. */
  public Retention(Catalog catalog, ConnectionPool connections, InstantSource clock) {
    this.catalog = catalog;
    this.connections = connections;
    this.clock = clock;
  }

  /** Removes tables and partitions that have expired. Source: "Managing partitioned tables". */
  public void removeExpired() {
    catalog.removeExpired();
    long now = clock.millis();
    CatalogView view = catalog.view();
    for (String project : view.projects()) {
      for (Dataset dataset : view.datasets(project)) {
        for (Table table : view.tables(dataset.reference())) {
          if (Partition.expired(table, now).isPresent()) {
            removeExpiredRows(table.reference(), now);
          }
        }
      }
    }
  }

  private void removeExpiredRows(TableReference reference, long now) {
    catalog.change(transaction -> {
      transaction
          .view()
          .table(reference)
          .ifPresent(table ->
              Partition.expired(table, now)
                  .ifPresent(condition ->
                      transaction.changes(table.storage().orElseThrow()).deleteIf(condition)));
      return transaction;
    });
  }

  /** Forgets what is too old now. */
  public void forgetOld() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    catalog.forgetDropped(dataset -> TimeTravel.earliest(dataset, now));
    CatalogView view = catalog.view();
    try (ConnectionPool.Lease lease = connections.lease()) {
      Set<String> withHistory = PhysicalTables.withHistory(lease.connection());
      for (String project : view.projects()) {
        for (Dataset dataset : view.datasets(project)) {
          long earliest = TimeTravel.earliest(dataset, now);
          view.tables(dataset.reference()).stream()
              .flatMap(table -> table.storage().stream())
              .filter(storage -> withHistory.contains(storage.name()))
              .forEach(storage -> trim(lease.connection(), storage, earliest));
        }
      }
    }
  }

  private static void trim(DuckConnection connection, PhysicalTable storage, long earliest) {
    try {
      PhysicalTables.trimHistory(connection, storage, earliest);
    } catch (EngineConflictException | StaleTableException _) {
      // Somebody changes or drops the table; the next run will do.
    }
  }
}
