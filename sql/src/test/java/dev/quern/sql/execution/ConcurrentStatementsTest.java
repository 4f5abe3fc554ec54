package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements of many clients on the same tables. */
class ConcurrentStatementsTest {

  private static final int ROUNDS = 15;

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  /** Runs each statement many times, all statements side by side. */
  private void together(List<String> statements) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newFixedThreadPool(statements.size())) {
      List<Future<?>> all = new ArrayList<>();
      for (String sql : statements) {
        all.add(
            executor.submit(() -> {
              for (int i = 0; i < ROUNDS; i++) {
                database.run(sql);
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  @Test
  void queuesUpdatesOfOneTable() throws Exception {
    database.run("CREATE TABLE t AS SELECT 0 AS n, 'x' AS s");
    together(
        List.of(
            "UPDATE t SET n = n + 1 WHERE TRUE",
            "UPDATE t SET n = n + 10 WHERE TRUE",
            "MERGE t USING (SELECT 1) ON TRUE WHEN MATCHED THEN UPDATE SET n = n + 100",
            "INSERT INTO t SELECT NULL, 'y'",
            "SELECT COUNT(*) FROM t"));
    assertThat(database.run("SELECT SUM(n), COUNTIF(n IS NULL) FROM t"))
        .containsExactly(List.of(String.valueOf(111 * ROUNDS), String.valueOf(ROUNDS)));
  }

  @Test
  void readsAndWritesTablesThatAreBeingAlteredAndReplaced() throws Exception {
    database.run("CREATE TABLE t AS SELECT 1 AS a");
    together(
        List.of(
            "ALTER TABLE t ADD COLUMN IF NOT EXISTS b STRING",
            "ALTER TABLE t DROP COLUMN IF EXISTS b",
            "INSERT INTO t (a) VALUES (1)",
            "UPDATE t SET a = 1 WHERE TRUE",
            "CREATE OR REPLACE TABLE t AS SELECT 1 AS a",
            "SELECT * FROM t"));
    assertThat(database.run("SELECT DISTINCT a FROM t")).containsExactly(List.of("1"));
  }

  @Test
  void seesAllOfATransferOrNothingOfIt() throws Exception {
    database.run("CREATE TABLE t AS SELECT x AS id, 100 AS n FROM UNNEST([1, 2]) AS x");
    try (var executor = Executors.newFixedThreadPool(2)) {
      Future<?> writer =
          executor.submit(() -> {
            for (int i = 0; i < ROUNDS; i++) {
              database.run("UPDATE t SET n = n + IF(id = 1, 1, -1) WHERE TRUE");
            }
          });
      Future<List<List<List<String>>>> reader =
          executor.submit(() ->
              IntStream.range(0, ROUNDS)
                  .mapToObj(_ -> database.run("SELECT SUM(n) FROM t"))
                  .toList());
      writer.get();
      assertThat(reader.get()).allMatch(List.of(List.of("200"))::equals);
    }
  }
}
