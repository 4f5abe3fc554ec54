package dev.quern.jobs.table;

import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.Partition;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.storage.table.PhysicalTables;
import java.util.Optional;

/**
 * A table that is ready to be written to, or one of its partitions.
 *
 * @param table the table
 * @param partition the partition that all new rows belong to; empty when they go where their values
 *     say
 * @param ingestionTime the engine's text for the hidden value that puts a row into a partition by
 *     the time of ingestion; empty for that of the current time
 */
public record WriteTarget(
    Table table, Optional<Partition> partition, Optional<String> ingestionTime) {

  WriteTarget(Table table, Optional<Partition> partition) {
    this(table, partition, partition.flatMap(Partition::ingestionTime));
  }

  /** The same for rows that keep the partition they have elsewhere. */
  public WriteTarget keepingPartitions(Table source) {
    return partition.isEmpty() && Partition.ingestionColumn(table).isPresent()
        ? new WriteTarget(table, partition, Partition.ingestionColumn(source))
        : this;
  }

  /**
   * Makes sure, once rows were added, that they are in the partition.
   *
   * @throws BigQueryException {@code invalid} when some are not
   */
  void requireInPartition(CatalogTransaction transaction) {
    partition.ifPresent(wanted -> {
      String strange =
          PhysicalTables.COMMIT_TIME
              + " = "
              + transaction.commitTime()
              + " AND ("
              + wanted.condition()
              + ") IS NOT TRUE";
      if (transaction.hasRow(table.storage().orElseThrow(), strange)) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Some rows belong to different partitions rather than destination partition "
                + wanted.id());
      }
    });
  }
}
