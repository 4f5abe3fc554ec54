package dev.quern.catalog;

import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A store that keeps its log and the names of its tables in memory. */
final class MemoryStore implements CatalogStore {

  final List<LogEntry> log = new ArrayList<>();
  final Map<String, TableSchema> tables = new HashMap<>();

  @Override
  public OptionalLong version(PhysicalTable table) {
    return OptionalLong.of(0);
  }

  @Override
  public List<PartitionSize> partitions(Table table) {
    return List.of();
  }

  @Override
  public synchronized List<LogEntry> load() {
    return List.copyOf(log);
  }

  @Override
  public long rowCount(PhysicalTable table, String condition) {
    return 0;
  }

  @Override
  public List<Long> sizes(PhysicalTable table, TableSchema schema) {
    return Collections.nCopies(schema.fields().size() + 1, 0L);
  }

  @Override
  public synchronized void replace(List<LogEntry> entries) {
    log.clear();
    log.addAll(entries);
  }

  @Override
  public Session begin() {
    return new MemorySession();
  }

  private final class MemorySession implements Session {

    private final List<Runnable> effects = new ArrayList<>();

    @Override
    public DuckConnection connection() {
      throw new UnsupportedOperationException("no engine here");
    }

    @Override
    public void append(List<LogEntry> entries) {
      effects.add(() -> log.addAll(entries));
    }

    @Override
    public void createTable(PhysicalTable table, TableSchema schema) {
      effects.add(() -> tables.put(table.name(), schema));
    }

    @Override
    public long rowCount(PhysicalTable table) {
      return 0;
    }

    @Override
    public boolean hasRow(PhysicalTable table, String condition) {
      return false;
    }

    @Override
    public void dropTable(PhysicalTable table) {
      effects.add(() -> tables.remove(table.name()));
    }

    @Override
    public PhysicalTable alterTable(PhysicalTable table, TableSchema before, TableSchema after) {
      effects.add(() -> tables.put(table.name(), after));
      return table;
    }

    @Override
    public void commit() {
      synchronized (MemoryStore.this) {
        effects.forEach(Runnable::run);
        effects.clear();
      }
    }

    @Override
    public void close() {
      effects.clear();
    }
  }
}
