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

    private static final TableSchema COUNTS =
        new TableSchema(
            List.of(
                SchemaField.of("f0", ScalarType.INT64),
                SchemaField.of("f1", ScalarType.INT64),
                SchemaField.of("f2", ScalarType.INT64)));

    private static Ended of(DuckConnection connection, PhysicalTable table) {
      String sql =
          "SELECT count(*), coalesce(max(%1$s), 0), coalesce(bit_xor(%1$s), 0) FROM %2$s"
              .formatted(END_TIME, PhysicalTables.history(table));
      try (RowStream result = connection.query(sql, COUNTS)) {
        RowBatch counts = result.next().orElseThrow();
        return new Ended(
            counts.column(0).getLong(0), counts.column(1).getLong(0), counts.column(2).getLong(0));
      }
    }
  }

  private static final TableSchema NUMBER =
      new TableSchema(List.of(SchemaField.of("f0", ScalarType.INT64)));

  /** What a transaction sees. */
  public static TableMoment of(DuckConnection connection, PhysicalTable table) {
    String from = " FROM " + PhysicalTables.name(table);
    long rows = number(connection, "SELECT count(*)" + from);
    return new TableMoment(
        table,
        rows,
        Math.max(rows, end(connection, from + " WHERE rowid >= " + rows)),
        Ended.of(connection, table));
  }

  /** The engine skips rows by their ids, so that a look behind the last row costs nothing. */
  private static long end(DuckConnection connection, String rows) {
    return number(connection, "SELECT coalesce(max(rowid) + 1, 0)" + rows);
  }

  private static long number(DuckConnection connection, String sql) {
    try (RowStream result = connection.query(sql, NUMBER)) {
      return result.next().orElseThrow().column(0).getLong(0);
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
