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
 * @param history how many rows its history had
 * @param latest when the last of them ended; 0 for none
 * @param mark of when they ended, all together
 */
public record TableMoment(
    PhysicalTable table, long rows, long end, long history, long latest, long mark) {

  private static final TableSchema COUNTS =
      new TableSchema(
          IntStream.range(0, 5).mapToObj(i -> SchemaField.of("f" + i, ScalarType.INT64)).toList());

  /** What a transaction sees. */
  public static TableMoment of(DuckConnection connection, PhysicalTable table) {
    List<Long> counts = counts(connection, table, "");
    return new TableMoment(
        table, counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4));
  }

  private static List<Long> counts(
      DuckConnection connection, PhysicalTable table, String condition) {
    String rows = " FROM " + PhysicalTables.name(table) + condition;
    String ended = " FROM " + PhysicalTables.history(table);
    String sql =
        "SELECT (SELECT count(*)%1$s), (SELECT coalesce(max(rowid) + 1, 0)%1$s), (SELECT count(*)%2$s), (SELECT coalesce(max(%3$s), 0)%2$s), (SELECT coalesce(bit_xor(%3$s), 0)%2$s)"
            .formatted(rows, ended, END_TIME);
    try (RowStream result = connection.query(sql, COUNTS)) {
      RowBatch counts = result.next().orElseThrow();
      return counts.columns().stream().map(column -> column.getLong(0)).toList();
    }
  }

  /** Whether rows lie one behind the other: the row id is the number of the row. */
  public boolean isDense() {
    return rows == end;
  }

  /** Whether a transaction sees the same rows before {@link #end}. */
  public boolean isSeenBy(DuckConnection connection) {
    String condition = isDense() ? " WHERE false" : " WHERE rowid < " + end;
    List<Long> now = counts(connection, table, condition);
    boolean moved = !isDense() && (now.get(0) != rows || now.get(1) != end);
    return !moved && now.get(2) == history && now.get(3) == latest && now.get(4) == mark;
  }
}
