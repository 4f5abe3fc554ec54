package dev.quern.catalog;

import dev.quern.domain.catalog.Partitioning;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Where time partitions begin, in UTC. */
public final class PartitionBounds {

  private PartitionBounds() {}

  /** The first partition that begins after a moment, in milliseconds since the epoch. */
  public static long next(Partitioning.Unit unit, long millis) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return next(unit, start(unit, time)).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** Where the partition begins that holds a moment. */
  static LocalDateTime start(Partitioning.Unit unit, LocalDateTime time) {
    return switch (unit) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> time.truncatedTo(ChronoUnit.DAYS);
      case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
    };
  }

  /** Where the partition ends that begins at a moment. */
  static LocalDateTime next(Partitioning.Unit unit, LocalDateTime start) {
    return switch (unit) {
      case HOUR -> start.plusHours(1);
      case DAY -> start.plusDays(1);
      case MONTH -> start.plusMonths(1);
      case YEAR -> start.plusYears(1);
    };
  }
}
