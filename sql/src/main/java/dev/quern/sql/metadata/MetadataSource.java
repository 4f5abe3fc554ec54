package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.duckdb.function.JavaTable;
import java.util.Optional;

/** What statements read beside the tables of the catalog. */
public interface MetadataSource {

  /** What tables hold. */
  TableSizes sizes();

  /** The jobs. */
  JobListing jobs();

  /** Shows a table to the engine until the statement ends; gives the relation in its SQL. */
  String show(JavaTable table);

  /** The columns of an external table. */
  TableSchema columns(TableDefinition.External files, TableSchema declared);

  /** Opens an external table until the statement ends. */
  DataMover.OpenFiles open(Table external);

  /** The external table that only this request knows under a name. */
  Optional<Table> requested(String name);
}
