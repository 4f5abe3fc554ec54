package dev.quern.domain.catalog;

import java.util.Optional;

/**
 * What a partition, or a whole table, holds.
 *
 * @param partitionId {@code 20240131}, {@code 2024013123}, {@code 202401}, {@code 2024}, the start
 *     of a range, {@code __NULL__} or {@code __UNPARTITIONED__}; empty for a table without
 *     partitions
 * @param rows how many rows
 * @param logicalBytes their size, as BigQuery counts it
 */
public record PartitionSize(Optional<String> partitionId, long rows, long logicalBytes) {}
