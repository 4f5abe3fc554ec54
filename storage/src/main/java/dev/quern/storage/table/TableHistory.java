package dev.quern.storage.table;

import static dev.quern.storage.table.PhysicalTables.COMMIT_TIME;
import static dev.quern.storage.table.PhysicalTables.DELETED;
import static dev.quern.storage.table.PhysicalTables.END_TIME;
import static dev.quern.storage.table.PhysicalTables.UPDATED;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Relations of what happened to a table's rows from one time to before another, in microseconds
 * since the epoch. Their columns are those of the table, then the kind of change (STRING) and its
 * time (TIMESTAMP), named {@code f0}, {@code f1}, ... Source: "APPENDS", "CHANGES" in "Time series
 * functions".
 */
public final class TableHistory {

  private static final String INSERT = "'INSERT'";

  private TableHistory() {}

  /** The rows that were inserted, as they were then, whatever became of them. */
  public static String appends(PhysicalTable table, long start, long end) {
    String condition = " WHERE NOT " + UPDATED + " AND " + between(COMMIT_TIME, start, end);
    return "("
        + select(table, PhysicalTables.name(table), INSERT, COMMIT_TIME, condition)
        + " UNION ALL "
        + select(table, PhysicalTables.history(table), INSERT, COMMIT_TIME, condition)
        + ")";
  }

  /** All changes: inserted and updated rows as they became, deleted rows as they were. */
  public static String changes(PhysicalTable table, long start, long end) {
    String begun = "CASE WHEN " + UPDATED + " THEN 'UPDATE' ELSE " + INSERT + " END";
    String written = " WHERE " + between(COMMIT_TIME, start, end);
    String deleted = " WHERE " + DELETED + " AND " + between(END_TIME, start, end);
    return "("
        + select(table, PhysicalTables.name(table), begun, COMMIT_TIME, written)
        + " UNION ALL "
        + select(table, PhysicalTables.history(table), begun, COMMIT_TIME, written)
        + " UNION ALL "
        + select(table, PhysicalTables.history(table), "'DELETE'", END_TIME, deleted)
        + ")";
  }

  private static String between(String column, long start, long end) {
    return column + " >= " + start + " AND " + column + " < " + end;
  }

  private static String select(
      PhysicalTable table, String from, String kind, String time, String condition) {
    int count = table.columns().size();
    String columns =
        IntStream.range(0, count)
            .mapToObj(i ->
                PhysicalTables.identifier(table.columns().get(i))
                    + " AS "
                    + PhysicalTypes.fieldName(i)
                    + ", ")
            .collect(Collectors.joining());
    return "SELECT "
        + columns
        + kind
        + " AS "
        + PhysicalTypes.fieldName(count)
        + ", make_timestamp("
        + time
        + ")::TIMESTAMPTZ AS "
        + PhysicalTypes.fieldName(count + 1)
        + " FROM "
        + from
        + condition;
  }
}
