package dev.quern.catalog;

import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.List;
import java.util.OptionalLong;

/** What the catalog asks of the engine. */
interface CatalogStore {

  /** All entries of the log, oldest first. */
  List<LogEntry> load();

  /** The version of a table's committed rows; empty while it changes. */
  OptionalLong version(PhysicalTable table);

  /** The number of a table's rows that meet a condition of the engine. */
  long rowCount(PhysicalTable table, String condition);

  /** The number of rows a table holds, then the logical bytes of each of its columns. */
  List<Long> sizes(PhysicalTable table, TableSchema schema);

  /** What each partition of a table holds. */
  List<PartitionSize> partitions(Table table);

  /** Puts entries in the place of the whole log. */
  void replace(List<LogEntry> entries);

  /** Begins a transaction. */
  Session begin();

  /** An open transaction of the engine. */
  interface Session extends AutoCloseable {

    /** The connection, whose transaction this is. */
    DuckConnection connection();

    /** Adds entries to the log. */
    void append(List<LogEntry> entries);

    /** Makes an empty table for rows of {@code schema}. */
    void createTable(PhysicalTable table, TableSchema schema);

    /** The number of rows this transaction sees in a table. */
    long rowCount(PhysicalTable table);

    /** Whether this transaction sees a row in a table that meets a condition of the engine. */
    boolean hasRow(PhysicalTable table, String condition);

    /** Drops a table with its rows. */
    void dropTable(PhysicalTable table);

    /**
     * Makes a table's columns fit another schema.
     *
     * @return the table with its columns in the order of {@code after}
     */
    PhysicalTable alterTable(PhysicalTable table, TableSchema before, TableSchema after);

    /** Commits; the session is used no more. */
    void commit();

    /** Rolls back unless committed. */
    @Override
    void close();
  }
}
