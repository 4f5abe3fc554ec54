package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesProcessedTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTable() {
    database.run(
        """
        CREATE TABLE d.t (i INT64, s STRING, n NUMERIC, a ARRAY<INT64>);
        INSERT INTO d.t VALUES (1, 'abc', 1, [1, 2]), (2, NULL, 2, [])\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT COUNT(*) FROM d.t | 0",
        "SELECT i FROM d.t | 16",
        "SELECT s FROM d.t | 5",
        "SELECT n, a FROM d.t | 48",
        "SELECT i FROM d.t WHERE s = 'x' | 21",
        "SELECT i FROM (SELECT *, CONCAT(s, 'x') AS y FROM d.t) | 16",
        "WITH q AS (SELECT * FROM d.t) SELECT q.i FROM q JOIN q AS r USING (i) | 16",
        "SELECT i FROM d.t UNION ALL SELECT LENGTH(s) FROM d.t | 21",
        "SELECT e FROM d.t, UNNEST(a) AS e | 16",
        "SELECT (SELECT MAX(x.i) FROM d.t AS x WHERE x.s = t.s) FROM d.t | 21",
        "UPDATE d.t SET s = 'y' WHERE i = 1 | 16",
        "SELECT SUM(i) OVER (ORDER BY n) FROM d.t | 48",
        "SELECT s, SUM(i) FROM d.t GROUP BY s | 21",
      })
  void countsTheColumnsThatAreNeeded(String sql, long bytes) {
    assertThat(database.plan(sql).bytesProcessed()).isEqualTo(bytes);
  }

  @Test
  void countsAgainAfterAChange() {
    assertThat(database.plan("SELECT i FROM d.t").bytesProcessed()).isEqualTo(16);
    database.run("DELETE FROM d.t WHERE i = 1");
    assertThat(database.plan("SELECT i FROM d.t").bytesProcessed()).isEqualTo(8);
  }
}
