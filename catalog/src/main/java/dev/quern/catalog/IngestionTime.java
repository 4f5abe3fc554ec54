package dev.quern.catalog;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.table.PhysicalTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Gives tables that are partitioned by the time of ingestion the column that holds the start of
 * each row's partition; the engine fills it unless a writer does.
 */
final class IngestionTime {

  private static final String COLUMN = "_p";

  private IngestionTime() {}

  /** The table with the column, which is made unless it is there. */
  static Table prepare(Supplier<DuckConnection> connection, Table table) {
    if (!(table.definition() instanceof TableDefinition.Base base)
        || !(base.partitioning().orElse(null) instanceof Partitioning.ByTime time)
        || time.field().isPresent()
        || base.storage().columns().contains(COLUMN)) {
      return table;
    }
    return table.withDefinition(
        base.withStorage(addTo(connection.get(), base.storage(), time.unit())));
  }

  /** Adds the column to a table; rows that are there get the partition of the current time. */
  static PhysicalTable addTo(
      DuckConnection connection, PhysicalTable storage, Partitioning.Unit unit) {
    PhysicalTables.addFilledColumn(
        connection,
        storage,
        COLUMN,
        "TIMESTAMPTZ",
        "timezone('UTC', date_trunc('%s', timezone('UTC', now())))"
            .formatted(unit.name().toLowerCase(Locale.ROOT)));
    List<String> columns = new ArrayList<>(storage.columns());
    columns.add(COLUMN);
    return new PhysicalTable(storage.name(), columns);
  }
}
