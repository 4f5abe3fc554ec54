package dev.quern.sql.metadata;

import dev.quern.domain.job.JobListing;
import dev.quern.storage.duckdb.function.JavaTable;

/** What views of metadata need beside the catalog. */
public interface MetadataSource {

  /** What tables hold. */
  TableSizes sizes();

  /** The jobs. */
  JobListing jobs();

  /** Shows a table to the engine until the statement ends; gives the relation in its SQL. */
  String show(JavaTable table);
}
