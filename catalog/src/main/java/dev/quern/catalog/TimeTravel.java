package dev.quern.catalog;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.storage.table.PhysicalTables;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tables as they were. All times are microseconds since the epoch. Source: "Access historical
 * data", "Time travel".
 */
public final class TimeTravel {

  private static final long MICROS_PER_MILLI = 1000;
  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final long DEFAULT_HOURS = 7 * 24L;
  private static final Pattern DECORATED = Pattern.compile("(.+)@(-?\\d{1,15})");

  private TimeTravel() {}

  /**
   * A table at a time.
   *
   * @param table the table
   * @param time the moment; now when empty
   */
  public record TableAt(Table table, OptionalLong time) {

    /**
     * The engine's relation of the rows, for a FROM clause.
     *
     * @throws BigQueryException {@code invalid} for what holds no rows
     */
    public String relation() {
      PhysicalTable storage = storage();
      return time.isPresent()
          ? PhysicalTables.asOf(storage, time.getAsLong())
          : PhysicalTables.name(storage);
    }

    /**
     * Where the rows lie.
     *
     * @throws BigQueryException {@code invalid} for what holds no rows
     */
    public PhysicalTable storage() {
      return table.storage().orElseThrow(() -> CatalogErrors.notAllowed(table));
    }
  }

  /** The earliest time that can be read in a dataset. */
  public static long earliest(Dataset dataset, long now) {
    return now - dataset.maxTimeTravelHours().orElse(DEFAULT_HOURS) * MICROS_PER_HOUR;
  }

  /**
   * A table as it was.
   *
   * @throws BigQueryException {@code notFound}; {@code invalid} when the time is too early, before
   *     the table was made, or to come
   */
  public static TableAt at(CatalogView catalog, TableReference reference, long time, long now) {
    Dataset dataset =
        catalog
            .dataset(reference.dataset())
            .orElseThrow(() -> CatalogErrors.notFound(reference.dataset()));
    long earliest = earliest(dataset, now);
    if (time < earliest) {
      throw invalid(reference, time, "Cannot read before " + earliest / MICROS_PER_MILLI + ".");
    }
    if (time > now) {
      throw invalid(reference, time, "Cannot read after " + now / MICROS_PER_MILLI + ".");
    }
    return catalog
        .tableAsOf(reference, time)
        .map(table -> new TableAt(table, OptionalLong.of(time)))
        .orElseThrow(() ->
            catalog
                .table(reference)
                .map(table ->
                    invalid(
                        reference,
                        time,
                        "Cannot read before " + table.version().creationTime() + "."))
                .orElseGet(() -> CatalogErrors.notFound(reference)));
  }

  private static BigQueryException invalid(TableReference reference, long time, String reason) {
    long millis = Math.floorDiv(time, MICROS_PER_MILLI);
    return new BigQueryException(
        ErrorReason.INVALID,
        "Invalid snapshot time %d for table %s@%d. %s"
            .formatted(millis, reference, millis, reason));
  }

  /**
   * The table that a name stands for which may end in a snapshot decorator: {@code t@1700000000000}
   * for a time in milliseconds, {@code t@-3600000} for so long ago, {@code t@0} for as early as
   * possible. Tables that were dropped can be found so.
   *
   * @throws BigQueryException {@code notFound}; {@code invalid} as for {@link #at}
   */
  public static TableAt find(CatalogView catalog, TableReference reference, long now) {
    Matcher decorated = DECORATED.matcher(reference.tableId());
    if (!decorated.matches()) {
      Table table = catalog.table(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
      return new TableAt(table, OptionalLong.empty());
    }
    TableReference plain = reference.dataset().table(decorated.group(1));
    long number = Long.parseLong(decorated.group(2));
    return at(catalog, plain, number > 0 ? moment(number) : ago(catalog, plain, -number, now), now);
  }

  /** The last microsecond of a millisecond, for what happened within it counts. */
  private static long moment(long millis) {
    return millis * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
  }

  private static long ago(CatalogView catalog, TableReference table, long millis, long now) {
    if (millis > 0) {
      return now - millis * MICROS_PER_MILLI;
    }
    long earliest =
        catalog.dataset(table.dataset()).map(dataset -> earliest(dataset, now)).orElse(now);
    return catalog
        .table(table)
        .map(found -> Math.max(earliest, DroppedTable.creationTime(found)))
        .orElse(earliest);
  }
}
