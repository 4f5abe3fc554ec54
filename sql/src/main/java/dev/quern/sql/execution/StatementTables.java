package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.metadata.MetadataSource;
import dev.quern.sql.metadata.TableSizes;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.duckdb.function.JavaTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that Java shows to the engine for one statement: until it ends, or until its rows are
 * closed.
 */
final class StatementTables implements MetadataSource, AutoCloseable {

  private final Catalog catalog;
  private final JavaTables javaTables;
  private final JobListing jobs;
  private List<JavaTables.Shown> shown = new ArrayList<>();

  StatementTables(Catalog catalog, JavaTables javaTables, JobListing jobs) {
    this.catalog = catalog;
    this.javaTables = javaTables;
    this.jobs = jobs;
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
    shown.add(relation);
    return relation.sql();
  }

  /** The rows, which keep the tables shown until they are closed. */
  RowStream keptBy(RowStream rows) {
    if (shown.isEmpty()) {
      return rows;
    }
    List<JavaTables.Shown> kept = shown;
    shown = new ArrayList<>();
    return new KeepingRows(rows, kept);
  }

  @Override
  public void close() {
    shown.forEach(JavaTables.Shown::close);
  }

  private record KeepingRows(RowStream rows, List<JavaTables.Shown> tables) implements RowStream {

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
      rows.close();
      tables.forEach(JavaTables.Shown::close);
    }
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
