package dev.quern.storage.table;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The engine's tables that hold the rows of BigQuery tables. Beside its columns each has {@value
 * #COMMIT_TIME}, when the row was written, in microseconds since the epoch. Row versions that were
 * updated or deleted move into a second table of the same columns, the history, which also says in
 * {@value #END_TIME} when they ended; it is made by the first such change. Everything happens in
 * the transaction of the given connection.
 */
public final class PhysicalTables {

  /** The hidden column with the time at which a row version was written. */
  public static final String COMMIT_TIME = "_v";

  /** The column of the history with the time at which a row version ended. */
  public static final String END_TIME = "_x";

  private static final String HISTORY_SUFFIX = "_h";
  private static final TableSchema COUNT =
      new TableSchema(List.of(SchemaField.of("n", ScalarType.INT64)));

  private PhysicalTables() {}

  /** Creates an empty table; {@code types} are those of its columns. */
  public static void create(DuckConnection connection, PhysicalTable table, List<SqlType> types) {
    String columns =
        IntStream.range(0, types.size())
            .mapToObj(i -> column(table.columns().get(i), types.get(i)) + ", ")
            .collect(Collectors.joining());
    connection.execute(
        "CREATE TABLE " + name(table) + " (" + columns + COMMIT_TIME + " BIGINT NOT NULL)");
  }

  /** Creates a table of a query's rows, which take the given commit time. */
  public static long createAs(
      DuckConnection connection, PhysicalTable table, String query, long commitTime) {
    String columns =
        IntStream.range(0, table.columns().size())
            .mapToObj(i -> "q" + i + " AS " + identifier(table.columns().get(i)) + ", ")
            .collect(Collectors.joining());
    String names =
        IntStream.range(0, table.columns().size())
            .mapToObj(i -> "q" + i)
            .collect(Collectors.joining(", "));
    return connection.execute(
        "CREATE TABLE "
            + name(table)
            + " AS SELECT "
            + columns
            + commitTime
            + "::BIGINT AS "
            + COMMIT_TIME
            + " FROM ("
            + query
            + ") q("
            + names
            + ")");
  }

  /** Drops a table and its history. */
  public static void drop(DuckConnection connection, PhysicalTable table) {
    connection.execute("DROP TABLE " + name(table));
    connection.execute("DROP TABLE IF EXISTS " + history(table));
  }

  /** Adds a column, NULL in the rows there are; the table's definition is the caller's. */
  public static void addColumn(
      DuckConnection connection, PhysicalTable table, String column, SqlType type) {
    alterBoth(connection, table, "ADD COLUMN " + column(column, type));
  }

  /** Drops a column. */
  public static void dropColumn(DuckConnection connection, PhysicalTable table, String column) {
    alterBoth(connection, table, "DROP COLUMN " + identifier(column));
  }

  /** Renames a column. */
  public static void renameColumn(
      DuckConnection connection, PhysicalTable table, String column, String newName) {
    alterBoth(
        connection, table, "RENAME COLUMN " + identifier(column) + " TO " + identifier(newName));
  }

  /**
   * Changes a column's type.
   *
   * @param conversion the expression over the column that gives the new values
   */
  public static void changeType(
      DuckConnection connection,
      PhysicalTable table,
      String column,
      SqlType type,
      String conversion) {
    alterBoth(
        connection,
        table,
        "ALTER COLUMN "
            + identifier(column)
            + " SET DATA TYPE "
            + PhysicalTypes.sqlName(type)
            + " USING "
            + conversion);
  }

  private static void alterBoth(DuckConnection connection, PhysicalTable table, String change) {
    connection.execute("ALTER TABLE " + name(table) + " " + change);
    connection.execute("ALTER TABLE IF EXISTS " + history(table) + " " + change);
  }

  /** Makes the history unless there is one. */
  static void ensureHistory(DuckConnection connection, PhysicalTable table) {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS "
            + history(table)
            + " AS SELECT *, 0::BIGINT AS "
            + END_TIME
            + " FROM "
            + name(table)
            + " LIMIT 0");
  }

  /** Whether the table has a history, as the connection sees it: asked for each read as of. */
  public static boolean hasHistory(DuckConnection connection, PhysicalTable table) {
    try (RowStream rows =
        connection.query(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = $1",
            COUNT,
            new Value.Text(table.name() + HISTORY_SUFFIX))) {
      return rows.next().orElseThrow().column(0).getLong(0) > 0;
    }
  }

  /**
   * The relation of a table's columns as they were at a time: what was written until then and had
   * not ended. The engine skips blocks of rows by their commit times.
   *
   * @param time microseconds since the epoch
   * @param hasHistory see {@link #hasHistory}
   */
  public static String asOf(PhysicalTable table, long time, boolean hasHistory) {
    String columns =
        table.columns().isEmpty()
            ? COMMIT_TIME
            : table.columns().stream()
                .map(PhysicalTables::identifier)
                .collect(Collectors.joining(", "));
    String written = " WHERE " + COMMIT_TIME + " <= " + time;
    String live = "SELECT " + columns + " FROM " + name(table) + written;
    return hasHistory
        ? "("
            + live
            + " UNION ALL SELECT "
            + columns
            + " FROM "
            + history(table)
            + written
            + " AND "
            + END_TIME
            + " > "
            + time
            + ")"
        : "(" + live + ")";
  }

  /** Forgets the row versions that ended before a time; gives how many. */
  public static long trimHistory(DuckConnection connection, PhysicalTable table, long time) {
    return hasHistory(connection, table)
        ? connection.execute("DELETE FROM " + history(table) + " WHERE " + END_TIME + " < " + time)
        : 0;
  }

  /** The table's name in SQL. */
  static String name(PhysicalTable table) {
    return identifier(table.name());
  }

  /** The history's name in SQL. */
  static String history(PhysicalTable table) {
    return identifier(table.name() + HISTORY_SUFFIX);
  }

  static String identifier(String name) {
    return SqlText.identifier(name);
  }

  private static String column(String name, SqlType type) {
    return identifier(name) + " " + PhysicalTypes.sqlName(type);
  }
}
