package dev.quern.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableVersionsTest {

  private static final PhysicalTable TABLE = new PhysicalTable("t", List.of("c0"));
  private static final PhysicalTable OTHER = new PhysicalTable("u", List.of("c0"));

  private final DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  private final DuckConnection connection = database.connect();

  @BeforeEach
  void createTables() {
    PhysicalTables.create(connection, TABLE, List.of(ScalarType.INT64));
    PhysicalTables.create(connection, OTHER, List.of(ScalarType.INT64));
    new TableChanges(connection, TABLE, 10).insert("SELECT 1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long version(PhysicalTable table) {
    return database.tableVersions().of(table.name()).orElseThrow();
  }

  private TableChanges changes() {
    return new TableChanges(connection, TABLE, 20);
  }

  private static List<Consumer<TableVersionsTest>> waysToChange() {
    return List.of(
        test -> test.changes().insert("SELECT 2"),
        test -> test.changes().update(List.of(0), "SELECT rowid, 3 FROM t"),
        test -> test.changes().delete("SELECT rowid FROM t"),
        test -> test.changes().deleteAll(),
        test -> test.changes().merge("SELECT NULL::BIGINT, 0, 4"),
        test -> PhysicalTables.dropColumn(test.connection, TABLE, "_u"),
        test ->
            PhysicalTables.changeType(test.connection, TABLE, "c0", ScalarType.FLOAT64, "c0 / 2"),
        test -> PhysicalTables.addFilledColumn(test.connection, TABLE, "c1", "BIGINT", "1"),
        test -> PhysicalTables.drop(test.connection, TABLE));
  }

  @ParameterizedTest
  @MethodSource("waysToChange")
  void goesUpWithEveryChange(Consumer<TableVersionsTest> change) {
    long before = version(TABLE);
    change.accept(this);
    assertThat(version(TABLE)).isGreaterThan(before);
  }

  @Test
  void staysWhenAnotherTableChanges() {
    long before = version(TABLE);
    new TableChanges(connection, OTHER, 20).insert("SELECT 2");
    assertThat(version(TABLE)).isEqualTo(before);
  }

  @Test
  void staysUntilTheTransactionCommits() {
    long before = version(TABLE);
    connection.begin();
    changes().insert("SELECT 2");
    assertThat(version(TABLE)).isEqualTo(before);
    connection.commit();
    assertThat(version(TABLE)).isGreaterThan(before);
  }

  @Test
  void staysAfterARollback() {
    long before = version(TABLE);
    connection.begin();
    changes().insert("SELECT 2");
    connection.rollback();
    connection.begin();
    new TableChanges(connection, OTHER, 20).insert("SELECT 2");
    connection.commit();
    assertThat(version(TABLE)).isEqualTo(before);
  }
}
