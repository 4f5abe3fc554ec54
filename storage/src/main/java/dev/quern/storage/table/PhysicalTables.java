package dev.quern.storage.table;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The engine's tables that hold the rows of BigQuery tables. Beside its columns each has {@value
 * #COMMIT_TIME}, when the row was written, in microseconds since the epoch, and {@value #UPDATED},
 * whether that was by an update of another version. Row versions that were updated or deleted move
 * into a second table of the same columns, the history, which also says in {@value #END_TIME} when
 * they ended and in {@value #DELETED} whether that was for good. Everything happens in the
 * transaction of the given connection.
 */
public final class PhysicalTables {

  /** The hidden column with the time at which a row version was written. */
  public static final String COMMIT_TIME = "_v";

  /** The hidden column that says whether a row version followed another. */
  static final String UPDATED = "_u";

  /** The column of the history with the time at which a row version ended. */
  static final String END_TIME = "_x";

  /** The column of the history that says whether no other version followed. */
  static final String DELETED = "_d";

  private static final String HISTORY_SUFFIX = "_h";

  /** Rows that are inserted without regard to versions are written when their transaction began. */
  private static final String VERSION_COLUMNS =
      COMMIT_TIME
          + " BIGINT NOT NULL DEFAULT epoch_us(now()), "
          + UPDATED
          + " BOOLEAN NOT NULL DEFAULT false";

  private PhysicalTables() {}

  /** Creates an empty table; {@code types} are those of its columns. */
  public static void create(DuckConnection connection, PhysicalTable table, List<SqlType> types) {
    String columns =
        IntStream.range(0, types.size())
            .mapToObj(i -> column(table.columns().get(i), types.get(i)) + ", ")
            .collect(Collectors.joining());
    connection.execute("CREATE TABLE " + name(table) + " (" + columns + VERSION_COLUMNS + ")");
    connection.execute(
        "CREATE TABLE "
            + history(table)
            + " ("
            + columns
            + VERSION_COLUMNS
            + ", "
            + END_TIME
            + " BIGINT NOT NULL, "
            + DELETED
            + " BOOLEAN NOT NULL)");
  }

  /** Drops a table and its history. */
  public static void drop(DuckConnection connection, PhysicalTable table) {
    change(connection, table, "DROP TABLE " + name(table));
    connection.execute("DROP TABLE " + history(table));
  }

  /** Adds a column, NULL in the rows there are; the table's definition is the caller's. */
  public static void addColumn(
      DuckConnection connection, PhysicalTable table, String column, SqlType type) {
    alterBoth(connection, table, "ADD COLUMN " + column(column, type));
  }

  /**
   * Adds a column that takes the value of an expression, now and in rows that give it none.
   *
   * @param type the engine's name of its type
   */
  public static void addFilledColumn(
      DuckConnection connection,
      PhysicalTable table,
      String column,
      String type,
      String expression) {
    String definition = "ADD COLUMN " + identifier(column) + " " + type;
    change(
        connection,
        table,
        "ALTER TABLE " + name(table) + " " + definition + " DEFAULT " + expression);
    connection.execute("ALTER TABLE " + history(table) + " " + definition);
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
    change(connection, table, "ALTER TABLE " + name(table) + " " + change);
    connection.execute("ALTER TABLE " + history(table) + " " + change);
  }

  private static void change(DuckConnection connection, PhysicalTable table, String sql) {
    var _ = connection.change(table.name(), () -> connection.execute(sql));
  }

  /**
   * The relation of a table's columns and commit times as they were at a time: what was written
   * until then and had not ended. The engine skips blocks of rows by their commit times.
   *
   * @param time microseconds since the epoch
   */
  public static String asOf(PhysicalTable table, long time) {
    String columns = allVersions(table);
    String written = " WHERE " + COMMIT_TIME + " <= " + time;
    return "(SELECT "
        + columns
        + " FROM "
        + name(table)
        + written
        + " UNION ALL SELECT "
        + columns
        + " FROM "
        + history(table)
        + written
        + " AND "
        + END_TIME
        + " > "
        + time
        + ")";
  }

  private static String allVersions(PhysicalTable table) {
    return table.columns().stream()
        .map(column -> identifier(column) + ", ")
        .collect(Collectors.joining("", "", COMMIT_TIME));
  }

  /** The names of the tables whose history is not empty, or was not at the last checkpoint. */
  public static Set<String> withHistory(DuckConnection connection) {
    Set<String> names = new HashSet<>();
    try (RowStream rows =
        connection.query(
            "SELECT table_name FROM duckdb_tables() WHERE estimated_size > 0 AND ends_with(table_name, '"
                + HISTORY_SUFFIX
                + "')")) {
      for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
        for (int row = 0; row < batch.get().rowCount(); row++) {
          String name = batch.get().column(0).getString(row);
          names.add(name.substring(0, name.length() - HISTORY_SUFFIX.length()));
        }
      }
    }
    return names;
  }

  /** Forgets the row versions that ended before a time; gives how many. */
  public static long trimHistory(DuckConnection connection, PhysicalTable table, long time) {
    return connection.execute(
        "DELETE FROM " + history(table) + " WHERE " + END_TIME + " < " + time);
  }

  /** The table's name in SQL. */
  public static String name(PhysicalTable table) {
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
