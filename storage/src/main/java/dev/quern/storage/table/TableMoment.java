package dev.quern.storage.table;

import static dev.quern.storage.table.PhysicalTables.END_TIME;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rows of a table were at a moment, so that a later transaction can tell whether it finds
 * the same ones at the same row ids. Appended rows take greater row ids; whatever else happens to
 * rows leaves a trace in the history, but that the engine moves rows up where others were deleted.
 *
 * @param table the table
 * @param rows how many rows it had
 * @param end the row id behind its last row
 * @param ended what its history had
 */
public record TableMoment(PhysicalTable table, long rows, long end, Ended ended) {

  /**
   * Row versions in a history.
   *
   * @param count how many
   * @param latest when the last of them ended; 0 for none
   * @param mark of when they ended, all together
   */
  public record Ended(long count, long latest, long mark) {

    private static String columns() {
      return "count(*), coalesce(max(%1$s), 0), coalesce(bit_xor(%1$s), 0)".formatted(END_TIME);
    }

    private static Ended of(DuckConnection connection, PhysicalTable table) {
      List<Long> found =
          numbers(connection, "SELECT " + columns() + " FROM " + PhysicalTables.history(table), 3);
      return of(found);
    }

    private static Ended of(List<Long> columns) {
      return new Ended(columns.get(0), columns.get(1), columns.get(2));
    }
  }

  /** What a transaction sees. */
  public static TableMoment of(DuckConnection connection, PhysicalTable table) {
    String from = " FROM " + PhysicalTables.name(table);
    List<Long> found =
        numbers(
            connection,
            "SELECT %s, (SELECT count(*)%s) FROM %s"
                .formatted(Ended.columns(), from, PhysicalTables.history(table)),
            4);
    long rows = found.get(3);
    return new TableMoment(
        table,
        rows,
        Math.max(rows, end(connection, from + " WHERE rowid >= " + rows)),
        Ended.of(found));
  }

  /** The engine skips rows by their ids, so that a look behind the last row costs nothing. */
  private static long end(DuckConnection connection, String rows) {
    return number(connection, "SELECT coalesce(max(rowid) + 1, 0)" + rows);
  }

  private static long number(DuckConnection connection, String sql) {
    return numbers(connection, sql, 1).getFirst();
  }

  /** The columns of a query with one row. */
  private static List<Long> numbers(DuckConnection connection, String sql, int columns) {
    TableSchema schema =
        new TableSchema(
            IntStream.range(0, columns)
                .mapToObj(i -> SchemaField.of("f" + i, ScalarType.INT64))
                .toList());
    try (RowStream result = connection.query(sql, schema)) {
      RowBatch row = result.next().orElseThrow();
      return row.columns().stream().map(column -> column.getLong(0)).toList();
    }
  }

  /** Whether rows lie one behind the other: the row id is the number of the row. */
  public boolean isDense() {
    return rows == end;
  }

  /** Whether a transaction sees the same rows before {@link #end}. */
  public boolean isSeenBy(DuckConnection connection) {
    return Ended.of(connection, table).equals(ended) && (isDense() || isInPlace(connection));
  }

  private boolean isInPlace(DuckConnection connection) {
    String before = " FROM " + PhysicalTables.name(table) + " WHERE rowid < " + end;
    return number(connection, "SELECT count(*)" + before) == rows && end(connection, before) == end;
  }
}
