package dev.quern.streaming.write;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The change sequence numbers of rows that were changed last, by primary key; those of deleted rows
 * too, so that a change that comes late does not bring one back. Source: "Stream table updates with
 * change data capture", manage custom ordering.
 */
final class ChangeNumbers {

  private static final String TABLE = "q_change_numbers";
  private static final int SECTION_DIGITS = 16;
  private static final Pattern NUMBER =
      Pattern.compile("[0-9A-Fa-f]{1,16}(/[0-9A-Fa-f]{1,16}){0,3}");

  private ChangeNumbers() {}

  /** Makes the place for the numbers of all tables. */
  static void prepare(ConnectionPool connections) {
    try (ConnectionPool.Lease lease = connections.lease()) {
      lease
          .connection()
          .execute(
              "CREATE TABLE IF NOT EXISTS "
                  + TABLE
                  + " (table_name VARCHAR, row_key VARCHAR, number VARCHAR)");
    }
  }

  /** Whether a text is one: up to four sections of up to 16 hexadecimal digits. */
  static boolean isValid(String number) {
    return NUMBER.matcher(number).matches();
  }

  /** A number as a text that compares as numbers do, section by section. */
  static String comparable(String number) {
    return Arrays.stream(number.split("/"))
        .map(section ->
            "0".repeat(SECTION_DIGITS - section.length()) + section.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("/"));
  }

  /**
   * The condition that no later change of a row was applied before.
   *
   * @param key the row's key as a text, in SQL
   * @param number the change's number or NULL, in SQL
   */
  static String isNotLate(PhysicalTable table, String key, String number) {
    return "NOT EXISTS (SELECT 1 FROM "
        + TABLE
        + " n WHERE n.table_name = '"
        + table.name()
        + "' AND n.row_key = "
        + key
        + " AND n.number > "
        + number
        + ")";
  }

  /**
   * Remembers the greatest numbers.
   *
   * @param changes a relation of keys, {@code k}, and numbers, {@code s}
   */
  static void remember(DuckConnection connection, PhysicalTable table, String changes) {
    connection.execute(
        "MERGE INTO %s n USING (SELECT k, max(s) AS s FROM %s WHERE s IS NOT NULL GROUP BY k) c ON n.table_name = '%s' AND n.row_key = c.k WHEN MATCHED AND c.s > n.number THEN UPDATE SET number = c.s WHEN NOT MATCHED THEN INSERT (table_name, row_key, number) VALUES ('%s', c.k, c.s)"
            .formatted(TABLE, changes, table.name(), table.name()));
  }

  /** Forgets the numbers of tables that are no more. */
  static void forgetDropped(DuckConnection connection) {
    connection.execute(
        "DELETE FROM "
            + TABLE
            + " WHERE table_name NOT IN (SELECT table_name FROM duckdb_tables())");
  }
}
