package dev.quern.domain.catalog;

import java.util.Optional;
import java.util.OptionalLong;

/** How a table's rows are divided into partitions. Source: "Introduction to partitioned tables". */
public sealed interface Partitioning {

  /** The granularity of time partitions. */
  enum Unit {
    HOUR,
    DAY,
    MONTH,
    YEAR
  }

  /**
   * By a DATE, DATETIME or TIMESTAMP column, or by the time of ingestion.
   *
   * @param unit the granularity
   * @param field the column; empty for ingestion time
   * @param expirationMs lifetime of a partition, milliseconds
   */
  record ByTime(Unit unit, Optional<String> field, OptionalLong expirationMs)
      implements Partitioning {}

  /**
   * By ranges of an INT64 column: {@code [start, start + interval)}, ... up to {@code end}.
   *
   * @param field the column
   * @param start start of the first range
   * @param end end of the last range, exclusive
   * @param interval width of a range
   */
  record ByRange(String field, long start, long end, long interval) implements Partitioning {}
}
