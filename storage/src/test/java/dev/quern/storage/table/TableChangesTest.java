package dev.quern.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.Rows;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.vector.VectorValues;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableChangesTest {

  private static final PhysicalTable TABLE = new PhysicalTable("t1", List.of("c0", "c1", "c2"));
  private static final List<SqlType> TYPES =
      List.of(ScalarType.INT64, ScalarType.STRING, SqlType.array(ScalarType.INT64));

  private DuckDatabase database;
  private DuckConnection connection;

  @BeforeEach
  void createTable() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY.withThreads(4));
    connection = database.connect();
    PhysicalTables.create(connection, TABLE, TYPES);
    at(10).insert("SELECT i, 'old ' || i, [i] FROM range(5) r(i)");
  }

  @AfterEach
  void close() {
    connection.close();
    database.close();
  }

  private TableChanges at(long time) {
    return new TableChanges(connection, TABLE, time);
  }

  private List<String> now() {
    return Rows.of(connection, "SELECT c0, c1, c2 FROM t1 ORDER BY c0");
  }

  private List<String> asOf(long time) {
    return Rows.of(
        connection, "SELECT c0, c1, c2 FROM " + PhysicalTables.asOf(TABLE, time) + " ORDER BY c0");
  }

  private static final List<String> OLD =
      List.of("0, old 0, [0]", "1, old 1, [1]", "2, old 2, [2]", "3, old 3, [3]", "4, old 4, [4]");

  @Test
  void insertsRowsOfTheTableItself() {
    assertThat(at(20).insert("SELECT c0 + 5, c1, c2 FROM t1")).isEqualTo(5);
    assertThat(now()).hasSize(10);
    assertThat(asOf(19)).isEqualTo(OLD);
    assertThat(asOf(9)).isEmpty();
  }

  @Test
  void insertsRowsThatJavaSupplies() {
    JavaTables javaTables = new JavaTables(database);
    var batch =
        VectorValues.PLAIN.batch(
            TYPES,
            List.of(
                List.of(new Value.Int64(7)),
                List.of(new Value.Text("from Java, of course")),
                List.of(new Value.Null(TYPES.get(2)))));
    assertThat(at(20).insert(javaTables, new BatchTable(TYPES, List.of(batch, batch).iterator())))
        .isEqualTo(2);
    assertThat(now()).endsWith("7, from Java, of course, NULL", "7, from Java, of course, NULL");
  }

  @Test
  void updatesRowsAndKeepsTheirOldVersions() {
    assertThat(at(20).update(List.of(2, 1), "SELECT rowid, [c0, 9], 'new' FROM t1 WHERE c0 >= 3"))
        .isEqualTo(2);
    assertThat(now()).endsWith("3, new, [3, 9]", "4, new, [4, 9]").hasSize(5);
    assertThat(asOf(19)).isEqualTo(OLD);
    assertThat(asOf(20)).isEqualTo(now());
    at(30).update(List.of(1), "SELECT rowid, 'newer' FROM t1 WHERE c0 = 4");
    assertThat(asOf(29)).endsWith("4, new, [4, 9]");
    assertThat(asOf(30)).endsWith("4, newer, [4, 9]");
  }

  @Test
  void deletesRowsAndKeepsThem() {
    assertThat(at(20).delete("SELECT a.rowid FROM t1 a, t1 b WHERE a.c0 < 2")).isEqualTo(2);
    assertThat(now()).hasSize(3);
    assertThat(at(30).deleteAll()).isEqualTo(3);
    assertThat(now()).isEmpty();
    assertThat(asOf(10)).isEqualTo(OLD);
    assertThat(asOf(25)).hasSize(3);
    assertThat(asOf(30)).isEmpty();
  }

  @Test
  void mergesInsertsUpdatesAndDeletes() {
    TableChanges.Counts counts =
        at(20)
            .merge(
                """
                SELECT rowid, CASE WHEN c0 % 2 = 0 THEN 1 ELSE 2 END, c0, 'merged', c2 FROM t1
                UNION ALL SELECT NULL, 0, 100 + i, 'added', [] FROM range(3) r(i)
                """);
    assertThat(counts).isEqualTo(new TableChanges.Counts(3, 3, 2));
    assertThat(now())
        .containsExactly(
            "0, merged, [0]",
            "2, merged, [2]",
            "4, merged, [4]",
            "100, added, []",
            "101, added, []",
            "102, added, []");
    assertThat(asOf(19)).isEqualTo(OLD);
    assertThat(at(30).merge("SELECT NULL::BIGINT, 0, 1::BIGINT, 'x', [] WHERE false").total())
        .isZero();
  }

  @Test
  void refusesToChangeARowTwice() {
    String message = "UPDATE/MERGE must match at most one source row for each target row";
    assertThatThrownBy(() -> at(20).update(List.of(1), "SELECT t1.rowid, 'x' FROM t1, range(2)"))
        .isInstanceOf(BigQueryException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> at(20).merge("SELECT t1.rowid, 2, c0, c1, c2 FROM t1, range(2)"))
        .isInstanceOf(BigQueryException.class)
        .hasMessage(message);
    assertThat(now()).isEqualTo(OLD);
  }

  @Test
  void keepsOldVersionsOfLargeChangesOnManyThreads() {
    at(20).insert("SELECT i, 'v20', [i] FROM range(5, 600000) r(i)");
    at(30).update(List.of(1), "SELECT rowid, 'v30' FROM t1 WHERE c0 >= 5");
    at(40)
        .merge(
            "SELECT rowid, CASE WHEN c0 % 3 = 0 THEN 2 ELSE 1 END, c0, 'v40', c2 FROM t1"
                + " WHERE c0 >= 5");
    assertThat(counts(25)).containsExactly("v20, 599995");
    assertThat(counts(35)).containsExactly("v30, 599995");
    assertThat(counts(45)).containsExactly("v40, 399997");
  }

  private List<String> counts(long time) {
    return Rows.of(
        connection,
        "SELECT c1, count(*) FROM "
            + PhysicalTables.asOf(TABLE, time)
            + " WHERE c0 >= 5 GROUP BY 1");
  }

  @Test
  void undoesChangesWithTheirTransaction() {
    connection.begin();
    at(20).update(List.of(1), "SELECT rowid, 'gone' FROM t1");
    at(20).insert("SELECT 9, 'gone', []");
    connection.rollback();
    assertThat(now()).isEqualTo(OLD);
    assertThat(Rows.of(connection, "SELECT count(*) FROM t1_h")).containsExactly("0");
  }

  @Test
  void keepsHistoryInStepWithTheColumns() {
    at(20).update(List.of(1), "SELECT rowid, 'new' FROM t1 WHERE c0 = 0");
    PhysicalTables.addColumn(connection, TABLE, "c3", ScalarType.DATE);
    PhysicalTables.dropColumn(connection, TABLE, "c2");
    PhysicalTables.renameColumn(connection, TABLE, "c1", "c4");
    PhysicalTables.changeType(connection, TABLE, "c0", ScalarType.FLOAT64, "c0::DOUBLE");
    PhysicalTable changed = new PhysicalTable("t1", List.of("c0", "c4", "c3"));
    new TableChanges(connection, changed, 30)
        .update(List.of(2), "SELECT rowid, DATE '1970-01-02' FROM t1 WHERE c0 = 0");
    new TableChanges(connection, changed, 40).delete("SELECT rowid FROM t1 WHERE c0 > 0");
    assertThat(
            Rows.of(
                connection,
                "SELECT c0, c4, c3 FROM " + PhysicalTables.asOf(changed, 15) + " WHERE c0 < 2"))
        .containsExactlyInAnyOrder("0.0, old 0, NULL", "1.0, old 1, NULL");
    assertThat(
            Rows.of(
                connection,
                "SELECT c0, c4, c3 FROM " + PhysicalTables.asOf(changed, 35) + " WHERE c0 < 1"))
        .containsExactly("0.0, new, 1");
    PhysicalTables.drop(connection, changed);
    assertThat(Rows.of(connection, "SELECT count(*) FROM duckdb_tables()")).containsExactly("0");
  }

  @Test
  void tellsHowVersionsBeganAndEnded() {
    at(20).update(List.of(1), "SELECT rowid, 'new' FROM t1 WHERE c0 = 1");
    at(30).merge("SELECT rowid, c0::INTEGER, c0, 'merged', c2 FROM t1 WHERE c0 IN (1, 2)");
    assertThat(
            Rows.of(
                connection,
                """
                SELECT c0, c1, _v, _u, NULL::BIGINT, NULL::BOOLEAN FROM t1 WHERE c0 IN (1, 2)
                UNION ALL SELECT c0, c1, _v, _u, _x, _d FROM t1_h ORDER BY 1, 3
                """))
        .containsExactly(
            "1, old 1, 10, false, 20, false",
            "1, new, 20, true, 30, false",
            "1, merged, 30, true, NULL, NULL",
            "2, old 2, 10, false, 30, true");
  }

  @Test
  void datesRowsThatAreInsertedWithoutATime() {
    connection.execute("INSERT INTO t1 (c0) VALUES (9)");
    assertThat(Rows.of(connection, "SELECT _v > 1700000000000000, _u FROM t1 WHERE c0 = 9"))
        .containsExactly("true, false");
  }

  @Test
  void holdsTablesWithoutColumns() {
    PhysicalTable empty = new PhysicalTable("empty", List.of());
    PhysicalTables.create(connection, empty, List.of());
    assertThat(new TableChanges(connection, empty, 10).deleteAll()).isZero();
    assertThat(Rows.of(connection, "SELECT count(*) FROM " + PhysicalTables.asOf(empty, 5)))
        .containsExactly("0");
  }

  @Test
  void trimsHistory() {
    at(20).update(List.of(1), "SELECT rowid, 'a' FROM t1");
    at(30).update(List.of(1), "SELECT rowid, 'b' FROM t1");
    assertThat(PhysicalTables.trimHistory(connection, TABLE, 25)).isEqualTo(5);
    assertThat(asOf(25)).allMatch(row -> row.contains(", a, "));
    assertThat(asOf(15)).isEmpty();
  }
}
