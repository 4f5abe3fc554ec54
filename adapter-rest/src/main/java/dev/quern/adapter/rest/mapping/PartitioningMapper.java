package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.ClusteringJson;
import dev.quern.adapter.rest.wire.RangeJson;
import dev.quern.adapter.rest.wire.RangePartitioningJson;
import dev.quern.adapter.rest.wire.TimePartitioningJson;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Partitioning and clustering between wire and domain. */
public final class PartitioningMapper {

  private PartitioningMapper() {}

  /** Time partitioning on the wire, or null. */
  public static @Nullable TimePartitioningJson time(Optional<Partitioning> partitioning) {
    return partitioning.orElse(null) instanceof Partitioning.ByTime byTime
        ? new TimePartitioningJson(
            byTime.unit().name(),
            Optionals.unwrap(byTime.expirationMs()),
            Optionals.unwrap(byTime.field()),
            null)
        : null;
  }

  /** Range partitioning on the wire, or null. */
  public static @Nullable RangePartitioningJson range(Optional<Partitioning> partitioning) {
    return partitioning.orElse(null) instanceof Partitioning.ByRange byRange
        ? new RangePartitioningJson(
            byRange.field(), new RangeJson(byRange.start(), byRange.end(), byRange.interval()))
        : null;
  }

  /** Clustering on the wire, or null. */
  public static @Nullable ClusteringJson clustering(List<String> columns) {
    return columns.isEmpty() ? null : new ClusteringJson(columns);
  }

  /** The columns to cluster by. */
  public static List<String> clustering(@Nullable ClusteringJson json) {
    return json == null ? List.of() : Optionals.orEmpty(json.fields());
  }

  /** The partitioning a client describes. */
  public static Optional<Partitioning> toDomain(
      @Nullable TimePartitioningJson time, @Nullable RangePartitioningJson range) {
    if (time != null && range != null) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Only one of timePartitioning and rangePartitioning should be specified.");
    }
    if (time != null) {
      return Optional.of(
          new Partitioning.ByTime(
              unit(time.type()),
              Optionals.wrap(time.field()),
              Optionals.wrap(time.expirationMs())));
    }
    return Optional.ofNullable(range).map(PartitioningMapper::byRange);
  }

  private static Partitioning byRange(RangePartitioningJson json) {
    String field = References.required(json.field(), "rangePartitioning.field");
    RangeJson range = References.required(json.range(), "rangePartitioning.range");
    return new Partitioning.ByRange(
        field,
        References.required(range.start(), "rangePartitioning.range.start"),
        References.required(range.end(), "rangePartitioning.range.end"),
        References.required(range.interval(), "rangePartitioning.range.interval"));
  }

  private static Partitioning.Unit unit(@Nullable String type) {
    String name = References.required(type, "timePartitioning.type");
    for (Partitioning.Unit unit : Partitioning.Unit.values()) {
      if (unit.name().equals(name)) {
        return unit;
      }
    }
    throw new BigQueryException(
        ErrorReason.INVALID,
        "timePartitioning.type",
        "Invalid value for type: " + name + " is not a valid value");
  }
}
