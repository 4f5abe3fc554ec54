package dev.quern.catalog;

import dev.quern.domain.catalog.Partitioning;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The ids of partitions. Source: "Managing partitioned table data", partition ids. */
public final class PartitionIds {

  /** Rows without a value in the partitioning column. */
  public static final String NULL = "__NULL__";

  /** Rows outside of all ranges, or not yet sorted into a partition. */
  public static final String UNPARTITIONED = "__UNPARTITIONED__";

  private PartitionIds() {}

  /** The partition that holds a time, in UTC. */
  public static String of(Partitioning.Unit unit, LocalDateTime time) {
    String pattern = "uuuuMMddHH".substring(0, length(unit));
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }

  /** The partition that holds a number. */
  public static String of(Partitioning.ByRange range, long number) {
    return number < range.start() || number >= range.end()
        ? UNPARTITIONED
        : String.valueOf(number - Math.floorMod(number - range.start(), range.interval()));
  }

  /** The granularity that time partitions with an id of this form have. */
  public static Optional<Partitioning.Unit> unitOf(String id) {
    for (Partitioning.Unit unit : Partitioning.Unit.values()) {
      if (id.length() == length(unit) && id.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** The form of ids, as messages give it. */
  static String form(Partitioning.Unit unit) {
    return "YYYYMMDDHH".substring(0, length(unit));
  }

  /** The format with which the engine's {@code strftime} writes ids. */
  static String engineFormat(Partitioning.Unit unit) {
    return "%Y%m%d%H".substring(0, length(unit) - 2);
  }

  private static int length(Partitioning.Unit unit) {
    return switch (unit) {
      case YEAR -> 4;
      case MONTH -> 6;
      case DAY -> 8;
      case HOUR -> 10;
    };
  }
}
