package dev.quern.storage.table;

import static dev.quern.storage.table.PhysicalTables.COMMIT_TIME;
import static dev.quern.storage.table.PhysicalTables.DELETED;
import static dev.quern.storage.table.PhysicalTables.END_TIME;
import static dev.quern.storage.table.PhysicalTables.UPDATED;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.duckdb.function.JavaTables;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of one table's rows at one time, within the transaction of a connection. The changes are
 * given as queries in DuckDB's SQL, which may read the table itself; row versions that end move
 * into the history by the same statement. Rows are named by the engine's {@code rowid}, which holds
 * within a transaction. Two transactions that change the same row are always in conflict, although
 * the engine looks at columns apart, because both set the row's commit time.
 */
public final class TableChanges {

  private static final String TWICE =
      "UPDATE/MERGE must match at most one source row for each target row";
  private static final TableSchema ACTIONS =
      new TableSchema(List.of(SchemaField.of("merge_action", ScalarType.STRING)));

  /**
   * A condition that is true once the old versions are in the history: else the engine might change
   * the rows first, for the statement sees its own changes.
   */
  private static final String AFTER_OLD_VERSIONS = "(SELECT count(*) FROM q_old) >= 0";

  private final DuckConnection connection;
  private final PhysicalTable table;
  private final String name;
  private final String history;
  private final long commitTime;

  /**
   * Changes of a table.
   *
   * @param commitTime the time the new row versions begin and the old ones end, microseconds since
   *     the epoch; later than every earlier change of the table
   */
  public TableChanges(DuckConnection connection, PhysicalTable table, long commitTime) {
    this.connection = connection;
    this.table = table;
    this.name = PhysicalTables.name(table);
    this.history = PhysicalTables.history(table);
    this.commitTime = commitTime;
  }

  /**
   * How many rows a MERGE changed.
   *
   * @param inserted new rows
   * @param updated changed rows
   * @param deleted rows that went
   */
  public record Counts(long inserted, long updated, long deleted) {

    /** All of them. */
    public long total() {
      return inserted + updated + deleted;
    }
  }

  /** Inserts the rows of a query that gives one column per column of the table, in its order. */
  public long insert(String query) {
    return insert(IntStream.range(0, table.columns().size()).boxed().toList(), query);
  }

  /**
   * Inserts rows.
   *
   * @param columns the numbers of the columns that have values; the others get NULL
   * @param query the values in the order of {@code columns}
   */
  public long insert(List<Integer> columns, String query) {
    return execute(insertion(columns, Long.toString(commitTime), query));
  }

  private String insertion(List<Integer> columns, String time, String query) {
    String targets = columns.stream().map(i -> column(i) + ", ").collect(Collectors.joining());
    String values =
        IntStream.range(0, columns.size()).mapToObj(i -> "q" + i).collect(Collectors.joining(", "));
    return "INSERT INTO "
        + name
        + " ("
        + targets
        + COMMIT_TIME
        + ", "
        + UPDATED
        + ") SELECT "
        + (values.isEmpty() ? "" : values + ", ")
        + time
        + ", false FROM ("
        + query
        + ") q"
        + (values.isEmpty() ? "" : "(" + values + ")");
  }

  /** Inserts rows that Java supplies, with the first columns of the table, in its order. */
  public long insert(JavaTables javaTables, JavaTable rows) {
    try (JavaTables.Shown shown = javaTables.show(rows)) {
      List<Integer> columns = IntStream.range(0, rows.types().size()).boxed().toList();
      // The same text for all such insertions of the table, so that it is parsed once.
      String sql = insertion(columns, "$1", "SELECT * FROM " + shown.sqlOfParameter(2));
      return execute(sql, new Value.Int64(commitTime), shown.number());
    }
  }

  /**
   * Updates rows.
   *
   * @param columns the numbers of the columns that change
   * @param query the row id, then the new values in the order of {@code columns}
   * @throws dev.quern.domain.error.BigQueryException when a row id occurs twice
   */
  public long update(List<Integer> columns, String query) {
    String values =
        IntStream.range(0, columns.size()).mapToObj(i -> ", x" + i).collect(Collectors.joining());
    String assignments =
        IntStream.range(0, columns.size())
            .mapToObj(i -> column(columns.get(i)) + " = q_change.x" + i + ", ")
            .collect(Collectors.joining());
    return execute(
        "WITH q_change(r"
            + values
            + ") AS MATERIALIZED ("
            + query
            + "), "
            + oldVersions("true", "false")
            + " UPDATE "
            + name
            + " SET "
            + assignments
            + COMMIT_TIME
            + " = "
            + commitTime
            + ", "
            + UPDATED
            + " = true FROM q_change WHERE "
            + name
            + ".rowid = q_change.r AND "
            + AFTER_OLD_VERSIONS);
  }

  /** Deletes the rows whose ids a query gives; an id may occur repeatedly. */
  public long delete(String query) {
    return deleteWhere(" WHERE rowid IN (" + query + ")");
  }

  /** Deletes all rows. */
  public long deleteAll() {
    return deleteWhere("");
  }

  /** Deletes the rows that meet a condition of the engine. */
  public long deleteIf(String condition) {
    return deleteWhere(" WHERE " + condition);
  }

  private long deleteWhere(String condition) {
    return execute(
        "WITH q_old AS (DELETE FROM "
            + name
            + condition
            + " RETURNING "
            + versionColumns()
            + ") INSERT INTO "
            + history
            + " ("
            + versionColumns()
            + ", "
            + END_TIME
            + ", "
            + DELETED
            + ") SELECT *, "
            + commitTime
            + ", true FROM q_old");
  }

  /**
   * Inserts, updates and deletes rows.
   *
   * @param query the row id, NULL for a new row; the action: 0 insert, 1 update, 2 delete; the
   *     values of the row as it is to be, one per column of the table
   * @throws dev.quern.domain.error.BigQueryException when a row id occurs twice
   */
  public Counts merge(String query) {
    String values = list(i -> "x" + i);
    String comma = values.isEmpty() ? "" : ", ";
    String assignments = list(i -> column(i) + " = x" + i);
    String sql =
        "WITH q_change(r, a"
            + comma
            + values
            + ") AS MATERIALIZED ("
            + query
            + "), "
            + oldVersions("a <> 0", "a = 2")
            + " MERGE INTO "
            + name
            + " USING (SELECT * FROM q_change WHERE "
            + AFTER_OLD_VERSIONS
            + ") q_change ON "
            + name
            + ".rowid = q_change.r WHEN MATCHED AND a = 1 THEN UPDATE SET "
            + assignments
            + comma
            + COMMIT_TIME
            + " = "
            + commitTime
            + ", "
            + UPDATED
            + " = true WHEN MATCHED AND a = 2 THEN DELETE WHEN NOT MATCHED AND a = 0 THEN INSERT ("
            + versionColumns()
            + ") VALUES ("
            + values
            + comma
            + commitTime
            + ", false) RETURNING merge_action";
    return connection.change(
        table.name(),
        () -> {
          try (RowStream rows = connection.query(sql, ACTIONS)) {
            return counts(rows);
          }
        });
  }

  private long execute(String sql, Value... parameters) {
    return connection.change(table.name(), () -> connection.execute(sql, parameters));
  }

  private static Counts counts(RowStream rows) {
    long inserted = 0;
    long updated = 0;
    long deleted = 0;
    for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
      for (int row = 0; row < batch.get().rowCount(); row++) {
        switch (batch.get().column(0).getString(row)) {
          case "INSERT" -> inserted++;
          case "UPDATE" -> updated++;
          case "DELETE" -> deleted++;
          case String other -> throw new IllegalStateException("merge action " + other);
        }
      }
    }
    return new Counts(inserted, updated, deleted);
  }

  /**
   * Copies row versions into the history, after making sure that none is changed twice.
   *
   * @param changed which changes end a version
   * @param deleted which of them delete the row
   */
  private String oldVersions(String changed, String deleted) {
    return "q_old AS (INSERT INTO "
        + history
        + " ("
        + versionColumns()
        + ", "
        + END_TIME
        + ", "
        + DELETED
        + ") SELECT "
        + versionColumns()
        + ", "
        + commitTime
        + ", "
        + deleted
        + " FROM "
        + name
        + " JOIN q_change ON "
        + name
        + ".rowid = r AND "
        + changed
        + " WHERE (SELECT CASE WHEN count(r) > count(DISTINCT r) THEN error('"
        + TWICE
        + "') END FROM q_change) IS NULL RETURNING 1)";
  }

  private String versionColumns() {
    return list(i -> column(i) + ", ", "") + COMMIT_TIME + ", " + UPDATED;
  }

  private String column(int index) {
    return PhysicalTables.identifier(table.columns().get(index));
  }

  private String list(IntFunction<String> item) {
    return list(item, ", ");
  }

  private String list(IntFunction<String> item, String separator) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(item)
        .collect(Collectors.joining(separator));
  }
}
