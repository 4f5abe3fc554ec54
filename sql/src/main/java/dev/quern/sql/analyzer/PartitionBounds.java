package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Where time partitions begin, in UTC. */
final class PartitionBounds {

  private static final long MICROS_PER_MILLI = 1000;

  private PartitionBounds() {}

  /** The first partition that begins after a moment, in milliseconds since the epoch. */
  static long next(Partitioning.Unit unit, long millis) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    LocalDateTime next =
        switch (unit) {
          case HOUR -> time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
          case DAY -> time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
          case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
          case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).plusYears(1);
        };
    return next.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** A moment as a value of a partitioning column's type. */
  static Value value(SqlType type, long millis) {
    return switch (type) {
      case ScalarType.DATE ->
          new Value.Date(
              (int)
                  Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
      case ScalarType.DATETIME -> new Value.Datetime(millis * MICROS_PER_MILLI);
      default -> new Value.Timestamp(millis * MICROS_PER_MILLI);
    };
  }
}
