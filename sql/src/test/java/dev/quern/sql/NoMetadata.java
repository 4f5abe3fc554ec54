package dev.quern.sql;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.metadata.MetadataSource;
import dev.quern.sql.metadata.TableSizes;
import dev.quern.storage.duckdb.function.JavaTable;
import java.util.List;
import java.util.Optional;

/** No engine to show tables to. */
final class NoMetadata implements MetadataSource {

  @Override
  public TableSizes sizes() {
    throw new IllegalStateException("no tables here");
  }

  @Override
  public JobListing jobs() {
    return _ -> List.of();
  }

  @Override
  public String show(JavaTable table) {
    throw new IllegalStateException("no tables here");
  }

  @Override
  public TableSchema columns(TableDefinition.External files, TableSchema declared) {
    throw new IllegalStateException("no tables here");
  }

  @Override
  public DataMover.OpenFiles open(Table external) {
    throw new IllegalStateException("no tables here");
  }

  @Override
  public Optional<Table> requested(String name) {
    return Optional.empty();
  }
}
