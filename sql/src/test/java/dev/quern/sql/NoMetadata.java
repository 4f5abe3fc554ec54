package dev.quern.sql;

import dev.quern.domain.job.JobListing;
import dev.quern.sql.metadata.MetadataSource;
import dev.quern.sql.metadata.TableSizes;
import dev.quern.storage.duckdb.function.JavaTable;
import java.util.List;

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
}
