package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.Table;
import dev.quern.sql.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads and copies as of the past. Every step takes a minute. */
class TimeTravelTest {

  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

  private Instant now = START;
  private final TestDatabase database = new TestDatabase(() -> now);

  @BeforeEach
  void changeATable() {
    step("CREATE TABLE t (a INT64, b STRING)");
    step("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
    step("UPDATE t SET b = 'zwei' WHERE a = 2");
    step("DELETE FROM t WHERE a = 1");
    step("TRUNCATE TABLE t");
    step(
        "MERGE t USING (SELECT 3 AS a) s ON t.a = s.a WHEN NOT MATCHED THEN INSERT VALUES (3, 'three')");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void step(String sql) {
    now = now.plus(Duration.ofMinutes(1));
    database.run(sql);
  }

  private static String after(int minutes) {
    return "FOR SYSTEM_TIME AS OF TIMESTAMP '%s'"
        .formatted(START.plus(Duration.ofSeconds(minutes * 60L + 30)));
  }

  private List<List<String>> rows(String table) {
    return database.run("SELECT * FROM " + table + " ORDER BY a");
  }

  @Test
  void readsATableAsItWas() {
    assertThat(rows("t " + after(1))).isEmpty();
    assertThat(rows("t " + after(2))).containsExactly(List.of("1", "one"), List.of("2", "two"));
    assertThat(rows("t " + after(3))).containsExactly(List.of("1", "one"), List.of("2", "zwei"));
    assertThat(rows("t " + after(4))).containsExactly(List.of("2", "zwei"));
    assertThat(rows("t " + after(5))).isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(rows("t " + after(6))).containsExactly(List.of("3", "three"));
    assertThat(rows("t")).containsExactly(List.of("3", "three"));
  }

  @Test
  void comparesATableWithItsPast() {
    assertThat(
            database.run(
                "SELECT o.b, (SELECT COUNT(*) FROM t) FROM t AS o %s WHERE a = 2"
                    .formatted(after(3))))
        .containsExactly(List.of("zwei", "1"));
  }

  @Test
  void readsTheTableThatWasReplaced() {
    step("CREATE OR REPLACE TABLE t AS SELECT 'new' AS a");
    assertThat(rows("t " + after(2))).containsExactly(List.of("1", "one"), List.of("2", "two"));
    assertThat(rows("t")).containsExactly(List.of("new"));
  }

  @Test
  void refusesTimesThatCannotBeRead() {
    long created = START.plus(Duration.ofMinutes(1)).toEpochMilli();
    assertThatThrownBy(() -> rows("t FOR SYSTEM_TIME AS OF TIMESTAMP '" + START + "'"))
        .hasMessage(
            "Invalid snapshot time %d for table test-project:d.t@%d. Cannot read before %d."
                .formatted(START.toEpochMilli(), START.toEpochMilli(), created));
    now = START.plus(Duration.ofDays(8));
    assertThatThrownBy(() -> rows("t " + after(2)))
        .hasMessageEndingWith(
            "Cannot read before " + START.plus(Duration.ofDays(1)).toEpochMilli() + ".");
    now = START;
    assertThatThrownBy(() -> rows("t " + after(2)))
        .hasMessageEndingWith("Cannot read after " + START.toEpochMilli() + ".");
    assertThatThrownBy(() -> rows("nothing " + after(2)))
        .hasMessage("Not found: Table test-project:d.nothing was not found in location US");
  }

  @Test
  void copiesATableAsItWas() {
    step("CREATE TABLE copy COPY t " + after(2));
    step("CREATE TABLE clone CLONE t " + after(3));
    step("CREATE SNAPSHOT TABLE snapshot CLONE t " + after(4));
    step("CREATE TABLE restored CLONE snapshot");
    step("CREATE TABLE empty LIKE t");
    assertThat(rows("copy")).containsExactly(List.of("1", "one"), List.of("2", "two"));
    assertThat(rows("clone")).containsExactly(List.of("1", "one"), List.of("2", "zwei"));
    assertThat(rows("snapshot")).containsExactly(List.of("2", "zwei"));
    assertThat(rows("restored")).containsExactly(List.of("2", "zwei"));
    assertThat(rows("empty")).isEmpty();
  }

  @Test
  void changesACopyWithoutItsSource() {
    step("CREATE TABLE clone CLONE t");
    step("UPDATE clone SET b = 'other' WHERE TRUE");
    assertThat(rows("t")).containsExactly(List.of("3", "three"));
    assertThat(rows("clone")).containsExactly(List.of("3", "other"));
  }

  @Test
  void keepsPartitioningAndClusteringInCopies() {
    step(
        "CREATE TABLE p (a INT64, d DATE) PARTITION BY d CLUSTER BY a OPTIONS (description = 'x')");
    step("CREATE SNAPSHOT TABLE s CLONE p");
    step("CREATE TABLE r CLONE s");
    var view = database.catalog().view();
    var made = view.table(TestDatabase.DATASET.table("r")).orElseThrow();
    var source = view.table(TestDatabase.DATASET.table("p")).orElseThrow();
    assertThat(made.definition())
        .usingRecursiveComparison()
        .ignoringFields("storage")
        .isEqualTo(source.definition());
    assertThat(made.properties().withStored(Table.CLONE_DEFINITION, Optional.empty()))
        .isEqualTo(source.properties());
  }

  @Test
  void protectsSnapshots() {
    step("CREATE SNAPSHOT TABLE s CLONE t");
    assertThatThrownBy(() -> database.run("INSERT INTO s VALUES (1, 'x')"))
        .hasMessageContaining("s");
    assertThatThrownBy(() -> database.run("DROP TABLE s")).hasMessageContaining("SNAPSHOT");
    step("DROP SNAPSHOT TABLE s");
    step("CREATE SNAPSHOT TABLE s CLONE t");
  }

  @Test
  void tellsWhatWasAppended() {
    String call = "APPENDS(TABLE t, %s, %s)";
    String all =
        "SELECT a, b, _CHANGE_TYPE, UNIX_SECONDS(_CHANGE_TIMESTAMP) - %d FROM %s ORDER BY a";
    long start = START.getEpochSecond();
    assertThat(database.run(all.formatted(start, call.formatted("NULL", "NULL"))))
        .containsExactly(
            List.of("1", "one", "INSERT", "120"),
            List.of("2", "two", "INSERT", "120"),
            List.of("3", "three", "INSERT", "360"));
    String middle = "TIMESTAMP '" + START.plus(Duration.ofMinutes(5)) + "'";
    assertThat(database.run(all.formatted(start, call.formatted(middle, "NULL")))).hasSize(1);
    assertThat(
            database.run(
                "SELECT a FROM APPENDS(TABLE d.t, end_timestamp => %s) x ORDER BY x.a"
                    .formatted(middle)))
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void tellsWhatWasChanged() {
    assertThat(
            database.run(
                """
                SELECT a, b, _CHANGE_TYPE, UNIX_SECONDS(_CHANGE_TIMESTAMP) - %d
                FROM CHANGES(TABLE t, NULL, TIMESTAMP '%s') ORDER BY 4, 1
                """
                    .formatted(START.getEpochSecond(), now.plusSeconds(1))))
        .containsExactly(
            List.of("1", "one", "INSERT", "120"),
            List.of("2", "two", "INSERT", "120"),
            List.of("2", "zwei", "UPDATE", "180"),
            List.of("1", "one", "DELETE", "240"),
            List.of("2", "zwei", "DELETE", "300"),
            List.of("3", "three", "INSERT", "360"));
  }

  @Test
  void refusesToTellWhatIsForgotten() {
    now = START.plus(Duration.ofDays(8));
    assertThatThrownBy(() -> rows("APPENDS(TABLE t, NULL, NULL)"))
        .hasMessageContaining("Cannot read before");
    assertThatThrownBy(() -> rows("APPENDS(t)"))
        .hasMessageStartingWith("No matching signature for table-valued function APPENDS");
  }

  @Test
  void bringsADroppedSchemaBack() {
    step("DROP SCHEMA d CASCADE");
    assertThatThrownBy(() -> rows("t")).hasMessageStartingWith("Not found: Dataset");
    step("UNDROP SCHEMA d");
    assertThat(rows("t")).containsExactly(List.of("3", "three"));
    assertThat(rows("t " + after(2))).hasSize(2);
    assertThatThrownBy(() -> database.run("UNDROP SCHEMA d"))
        .hasMessage("Already Exists: Dataset test-project:d");
    step("UNDROP SCHEMA IF NOT EXISTS d");
  }
}
