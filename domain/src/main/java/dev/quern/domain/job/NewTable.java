package dev.quern.domain.job;

import dev.quern.domain.catalog.ResourceProperties;
import java.util.OptionalLong;

/**
 * What a job writes on a table that it makes.
 *
 * @param properties title, description, labels
 * @param expirationTime when it is deleted, milliseconds since the epoch
 * @param requirePartitionFilter whether queries must filter on the partitioning column
 */
public record NewTable(
    ResourceProperties properties, OptionalLong expirationTime, boolean requirePartitionFilter) {

  /** Nothing. */
  public static final NewTable PLAIN =
      new NewTable(ResourceProperties.NONE, OptionalLong.empty(), false);
}
