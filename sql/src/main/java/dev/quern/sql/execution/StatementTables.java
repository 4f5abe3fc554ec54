package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.metadata.MetadataSource;
import dev.quern.sql.metadata.TableSizes;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.duckdb.function.JavaTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables that Java shows to the engine for one statement: until it ends, or until its rows are
 * closed.
 */
final class StatementTables implements MetadataSource, AutoCloseable {

  private final Catalog catalog;
  private final JavaTables javaTables;
  private final JobListing jobs;
  private final DataMover files;
  private final Map<String, Table> requested;
  private List<Runnable> closers = new ArrayList<>();

  StatementTables(
      Catalog catalog,
      JavaTables javaTables,
      JobListing jobs,
      DataMover files,
      Map<String, Table> requested) {
    this.catalog = catalog;
    this.javaTables = javaTables;
    this.jobs = jobs;
    this.files = files;
    this.requested = requested;
  }

  @Override
  public TableSizes sizes() {
    return new CatalogSizes(catalog);
  }

  @Override
  public JobListing jobs() {
    return jobs;
  }

  @Override
  public String show(JavaTable table) {
    JavaTables.Shown relation = javaTables.show(table);
    closers.add(relation::close);
    return relation.sql();
  }

  @Override
  public TableSchema columns(TableDefinition.External external, TableSchema declared) {
    return files.columns(external, declared);
  }

  @Override
  public DataMover.OpenFiles open(Table external) {
    DataMover.OpenFiles open = files.open(external);
    closers.add(open::close);
    return open;
  }

  @Override
  public Optional<Table> requested(String name) {
    return Optional.ofNullable(requested.get(name));
  }

  /** The rows, which keep the tables shown until they are closed. */
  RowStream keptBy(RowStream rows) {
    if (closers.isEmpty()) {
      return rows;
    }
    List<Runnable> kept = closers;
    closers = new ArrayList<>();
    return rows.andThen(() -> kept.forEach(Runnable::run));
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
  }

  private record CatalogSizes(Catalog catalog) implements TableSizes {

    @Override
    public PartitionSize whole(Table table) {
      Optional<PhysicalTable> storage = table.storage();
      return new PartitionSize(
          Optional.empty(),
          storage.map(catalog::rowCount).orElse(0L),
          storage.map(place -> catalog.logicalBytes(place, table.schema())).orElse(0L));
    }

    @Override
    public List<PartitionSize> partitions(Table table) {
      return catalog.partitions(table);
    }
  }
}
