package dev.quern.domain.job;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a job writes.
 *
 * @param table the table
 * @param create whether it is made
 * @param write what becomes of its rows
 * @param schemaUpdates how its schema may change
 * @param partitioning how a new table is divided
 * @param clustering what a new table is ordered by
 * @param newTable what is written on a new table
 */
public record Destination(
    TableReference table,
    CreateDisposition create,
    WriteDisposition write,
    Set<SchemaUpdateOption> schemaUpdates,
    Optional<Partitioning> partitioning,
    List<String> clustering,
    NewTable newTable) {

  public Destination {
    schemaUpdates = Set.copyOf(schemaUpdates);
    clustering = List.copyOf(clustering);
  }

  /** The same at another table. */
  public Destination at(TableReference other) {
    return new Destination(other, create, write, schemaUpdates, partitioning, clustering, newTable);
  }

  /** The same, though a new table is divided and ordered otherwise. */
  public Destination dividedBy(Optional<Partitioning> newPartitioning, List<String> newClustering) {
    return new Destination(
        table, create, write, schemaUpdates, newPartitioning, newClustering, newTable);
  }
}
