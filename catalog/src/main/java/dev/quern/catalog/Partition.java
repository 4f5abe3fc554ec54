package dev.quern.catalog;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One partition of a table, as a decorator names it. Source: "Managing partitioned table data",
 * partition decorators.
 */
public final class Partition {

  private static final String PSEUDO_COLUMN = "_PARTITIONTIME";
  private static final DateTimeFormatter LITERAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Where rows lie on the partitioning column. */
  private sealed interface Extent {

    record Null() implements Extent {}

    record Unpartitioned(long start, long end) implements Extent {}

    record Nothing() implements Extent {}

    record Time(LocalDateTime start, LocalDateTime end) implements Extent {}

    record Range(long start, long end) implements Extent {}
  }

  private final Table table;
  private final String id;
  private final Extent extent;

  private Partition(Table table, String id, Extent extent) {
    this.table = table;
    this.id = id;
    this.extent = extent;
  }

  /** The partition of a decorator; empty when the name has none. */
  public static Optional<Partition> of(Table table, DecoratedTable name) {
    return name.partitionId().map(id -> of(table, id));
  }

  /**
   * A partition by its id.
   *
   * @throws BigQueryException {@code invalid} when the table has no partitions or none of such an
   *     id
   */
  public static Partition of(Table table, String id) {
    Partitioning partitioning =
        table
            .partitioning()
            .orElseThrow(() ->
                new BigQueryException(
                    ErrorReason.INVALID,
                    "Cannot read partition information from a table that is not partitioned: "
                        + table.reference()
                        + "$"
                        + id));
    return new Partition(table, id, extent(table, partitioning, id));
  }

  private static Extent extent(Table table, Partitioning partitioning, String id) {
    return switch (id) {
      case PartitionIds.NULL -> new Extent.Null();
      case PartitionIds.UNPARTITIONED ->
          switch (partitioning) {
            case Partitioning.ByTime _ -> new Extent.Nothing();
            case Partitioning.ByRange range -> new Extent.Unpartitioned(range.start(), range.end());
          };
      case String _ ->
          switch (partitioning) {
            case Partitioning.ByTime time -> time(table, time.unit(), id);
            case Partitioning.ByRange range -> range(table, range, id);
          };
    };
  }

  private static Extent time(Table table, Partitioning.Unit unit, String id) {
    if (!PartitionIds.unitOf(id).equals(Optional.of(unit))) {
      throw invalid(table, id, "is not of the form " + PartitionIds.form(unit));
    }
    try {
      LocalDateTime start =
          LocalDateTime.of(
              number(id, 0, 4),
              unit == Partitioning.Unit.YEAR ? 1 : number(id, 4, 6),
              unit == Partitioning.Unit.YEAR || unit == Partitioning.Unit.MONTH
                  ? 1
                  : number(id, 6, 8),
              unit == Partitioning.Unit.HOUR ? number(id, 8, 10) : 0,
              0);
      return new Extent.Time(start, PartitionBounds.next(unit, start));
    } catch (DateTimeException _) {
      throw invalid(table, id, "is not of the form " + PartitionIds.form(unit));
    }
  }

  private static int number(String id, int from, int to) {
    return Integer.parseUnsignedInt(id, from, to, 10);
  }

  private static Extent range(Table table, Partitioning.ByRange range, String id) {
    try {
      long start = Long.parseLong(id);
      if (start >= range.start()
          && start < range.end()
          && Math.floorMod(start - range.start(), range.interval()) == 0) {
        return new Extent.Range(start, Math.min(start + range.interval(), range.end()));
      }
    } catch (NumberFormatException _) {
      // It is no such id.
    }
    throw invalid(table, id, "is not the start of a range");
  }

  private static BigQueryException invalid(Table table, String id, String why) {
    return new BigQueryException(
        ErrorReason.INVALID,
        "Invalid partition decorator: %s$%s; %s %s".formatted(table.reference(), id, id, why));
  }

  /** What comes after the dollar sign. */
  public String id() {
    return id;
  }

  /** When the partition begins, in UTC, if it is one of time. */
  public Optional<LocalDateTime> start() {
    return extent instanceof Extent.Time(var start, var _) ? Optional.of(start) : Optional.empty();
  }

  /** The engine's condition that a row is in the partition. */
  public String condition() {
    return condition(physicalColumn(table), type -> engineType(type));
  }

  /** The same in GoogleSQL. */
  public String predicate() {
    String column = columnName(table).map(name -> "`" + name + "`").orElse(PSEUDO_COLUMN);
    return condition(column, type -> type.toString());
  }

  private String condition(String column, Function<SqlType, String> keyword) {
    return switch (extent) {
      case Extent.Null _ -> column + " IS NULL";
      case Extent.Nothing _ -> "false";
      case Extent.Unpartitioned(long start, long end) ->
          "(%1$s < %2$d OR %1$s >= %3$d)".formatted(column, start, end);
      case Extent.Range(long start, long end) ->
          "(%1$s >= %2$d AND %1$s < %3$d)".formatted(column, start, end);
      case Extent.Time(var start, var end) -> {
        SqlType type = columnType(table);
        String word = keyword.apply(type);
        yield "(%1$s >= %2$s AND %1$s < %3$s)"
            .formatted(column, literal(word, type, start), literal(word, type, end));
      }
    };
  }

  private static String literal(String keyword, SqlType type, LocalDateTime time) {
    String text = LITERAL.format(time);
    return keyword
        + " '"
        + (type == ScalarType.DATE ? text.substring(0, text.indexOf(' ')) : text)
        + (type == ScalarType.TIMESTAMP ? "+00" : "")
        + "'";
  }

  private static String engineType(SqlType type) {
    return switch (type) {
      case ScalarType.DATE -> "DATE";
      case ScalarType.DATETIME -> "TIMESTAMP";
      default -> "TIMESTAMPTZ";
    };
  }

  /**
   * The engine's text for the hidden value that puts a row into the partition, if the table is
   * partitioned by the time of ingestion.
   */
  public Optional<String> ingestionTime() {
    return columnName(table).isPresent()
        ? Optional.empty()
        : Optional.of(
            start()
                .map(start -> literal("TIMESTAMPTZ", ScalarType.TIMESTAMP, start))
                .orElse("CAST(NULL AS TIMESTAMPTZ)"));
  }

  /**
   * The engine's condition that a row is in a partition that has expired; empty when none expires.
   *
   * @param now milliseconds since the epoch
   */
  public static Optional<String> expired(Table table, long now) {
    if (!(table.definition() instanceof TableDefinition.Base base)
        || !(base.partitioning().orElse(null) instanceof Partitioning.ByTime time)
        || time.expirationMs().isEmpty()) {
      return Optional.empty();
    }
    SqlType type = columnType(table);
    long oldest = PartitionBounds.next(time.unit(), now - time.expirationMs().getAsLong());
    LocalDateTime bound = LocalDateTime.ofEpochSecond(oldest / 1000, 0, ZoneOffset.UTC);
    return Optional.of(physicalColumn(table) + " < " + literal(engineType(type), type, bound));
  }

  /**
   * The engine's condition on the rows of a table, or of one of its partitions, that have not
   * expired; empty when there is none.
   *
   * @param now milliseconds since the epoch
   */
  public static Optional<String> condition(Table table, Optional<Partition> partition, long now) {
    Optional<String> alive = expired(table, now).map(gone -> "(" + gone + ") IS NOT TRUE");
    return partition
        .map(Partition::condition)
        .map(wanted -> alive.map(rows -> wanted + " AND " + rows).orElse(wanted))
        .or(() -> alive);
  }

  /** The engine's column with the partition of each row, of tables partitioned by ingestion. */
  public static Optional<String> ingestionColumn(Table table) {
    return table.partitioning().isPresent() && columnName(table).isEmpty()
        ? Optional.of(physicalColumn(table))
        : Optional.empty();
  }

  private static Optional<String> columnName(Table table) {
    return switch (table.partitioning().orElseThrow()) {
      case Partitioning.ByTime time -> time.field();
      case Partitioning.ByRange range -> Optional.of(range.field());
    };
  }

  private static String physicalColumn(Table table) {
    List<String> columns = table.storage().orElseThrow().columns();
    return columnName(table)
        .map(name -> columns.get(table.schema().indexOf(name)))
        .orElseGet(columns::getLast);
  }

  private static SqlType columnType(Table table) {
    return columnName(table)
        .flatMap(table.schema()::field)
        .map(SchemaField::elementType)
        .orElse(ScalarType.TIMESTAMP);
  }
}
