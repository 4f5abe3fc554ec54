package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionedTableTest {

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesRowsTheTimeOfTheirIngestion() {
    database.run(
        "CREATE TABLE d.t (id INT64) PARTITION BY _PARTITIONDATE;"
            + "INSERT INTO d.t VALUES (1);"
            + "INSERT INTO d.t (_PARTITIONTIME, id) VALUES (TIMESTAMP '2024-01-02', 2)");
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    assertThat(database.run("SELECT *, _PARTITIONDATE AS d FROM d.t ORDER BY id"))
        .containsExactly(List.of("1", today), List.of("2", "2024-01-02"));
    assertThat(database.run("SELECT id FROM d.t WHERE _PARTITIONTIME = '2024-01-02'"))
        .containsExactly(List.of("2"));
    assertThat(database.run("SELECT * FROM d.t WHERE id = 1")).containsExactly(List.of("1"));
  }

  @Test
  void keepsThePartitionOfRowsThatChange() {
    database.run(
        "CREATE TABLE d.t (id INT64, v STRING) PARTITION BY TIMESTAMP_TRUNC(_PARTITIONTIME, MONTH);"
            + "INSERT INTO d.t (_PARTITIONTIME, id) VALUES (TIMESTAMP '2024-02-01', 1);"
            + "UPDATE d.t SET v = 'x' WHERE id = 1;"
            + "MERGE d.t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET v = 'y';"
            + "ALTER TABLE d.t ADD COLUMN w INT64;"
            + "CREATE TABLE d.c COPY d.t;");

    assertThat(database.run("SELECT id, v, w, _PARTITIONDATE FROM d.c"))
        .containsExactly(List.of("1", "y", "NULL", "2024-02-01"));
    database.run("DELETE FROM d.t WHERE _PARTITIONDATE = '2024-02-01'");
    assertThat(database.run("SELECT count(*) FROM d.t")).containsExactly(List.of("0"));
  }

  @Test
  void listsPartitions() {
    database.run(
        """
        CREATE TABLE d.days (d DATE) PARTITION BY d;
        INSERT INTO d.days VALUES ('2024-01-02'), ('2024-01-02'), (NULL);
        CREATE TABLE d.ranges (n INT64) PARTITION BY RANGE_BUCKET(n, GENERATE_ARRAY(0, 100, 10));
        INSERT INTO d.ranges VALUES (5), (15), (19), (200), (NULL);
        CREATE TABLE d.plain AS SELECT 1 AS x\
        """);

    assertThat(
            database.run(
                "SELECT table_name, partition_id, total_rows FROM d.INFORMATION_SCHEMA.PARTITIONS"
                    + " ORDER BY 1, 2"))
        .containsExactly(
            List.of("days", "20240102", "2"),
            List.of("days", "__NULL__", "1"),
            List.of("plain", "NULL", "1"),
            List.of("ranges", "0", "1"),
            List.of("ranges", "10", "2"),
            List.of("ranges", "__NULL__", "1"),
            List.of("ranges", "__UNPARTITIONED__", "1"));
  }

  @Test
  void demandsAPartitionFilter() {
    database.run(
        "CREATE TABLE d.t (d DATE, x INT64) PARTITION BY d OPTIONS(require_partition_filter=true);"
            + "INSERT INTO d.t VALUES ('2024-01-02', 1)");
    String message =
        "Cannot query over table 'test-project.d.t' without a filter over column(s) 'd' that can be used"
            + " for partition elimination";

    for (String sql :
        List.of(
            "SELECT * FROM d.t",
            "SELECT * FROM d.t WHERE x = 1",
            "DELETE FROM d.t WHERE TRUE",
            "SELECT * FROM (SELECT * FROM d.t) WHERE x = 1")) {
      assertThatThrownBy(() -> database.run(sql)).as(sql).hasMessage(message);
    }
    for (String sql :
        List.of(
            "SELECT x FROM d.t WHERE d >= '2024-01-01'",
            "SELECT x FROM (SELECT * FROM d.t) WHERE d = '2024-01-02'",
            "WITH q AS (SELECT * FROM d.t) SELECT x FROM q WHERE d = '2024-01-02'")) {
      assertThat(database.run(sql)).as(sql).containsExactly(List.of("1"));
    }
  }

  @Test
  void forgetsPartitionsThatHaveExpired() {
    database.run(
        "CREATE TABLE d.t (d DATE, x INT64) PARTITION BY d OPTIONS(partition_expiration_days=3);"
            + "INSERT INTO d.t VALUES (CURRENT_DATE(), 1), (DATE_SUB(CURRENT_DATE(), INTERVAL 9 DAY), 2),"
            + " (NULL, 3)");

    assertThat(database.run("SELECT x FROM d.t ORDER BY x"))
        .containsExactly(List.of("1"), List.of("3"));
  }
}
