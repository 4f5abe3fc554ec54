package dev.quern.sql.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.catalog.Table;
import dev.quern.sql.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a busy database again and again and looks at what is left: all that was acknowledged, and
 * nothing by half. System property {@code quern.crashes} says how often.
 */
class CrashTest {

  private static final int CRASHES = Integer.getInteger("quern.crashes", 3);

  @TempDir private Path folder;

  /** The greatest number that was acknowledged, by kind of write. */
  private final Map<String, Long> acknowledged = new HashMap<>();

  /** The greatest number of a table whose creation was acknowledged since the last crash. */
  private long lastCreated;

  @Test
  void keepsWhatWasAcknowledgedAndNothingByHalf() throws Exception {
    for (int i = 0; i < CRASHES; i++) {
      runAndKill();
      try (TestDatabase database = BusyDatabase.open(folder.resolve("quern.duckdb"))) {
        checkDefinitions(database);
        checkRows(database);
        checkTables(database);
      }
    }
  }

  private void runAndKill() throws IOException, InterruptedException {
    lastCreated = 0;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BusyDatabase.class.getName(),
                folder.resolve("quern.duckdb").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader()) {
      boolean ready = false;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals("ready")) {
          ready = true;
          killLater(process);
        } else {
          String[] words = line.split(" ");
          acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
          if (words[0].equals("created")) {
            lastCreated = Long.parseLong(words[1]);
          }
        }
      }
      assertThat(ready).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Kills as {@code kill -9} does; the process object would close the output that is left. */
  private static void killLater(Process process) {
    Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 2000));
    Thread.startVirtualThread(() -> {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process.toHandle().destroyForcibly();
    });
  }

  private void checkRows(TestDatabase database) {
    Map<String, Integer> rowsEach =
        Map.of("inserted", 1, "appended", 2, "loaded", BusyDatabase.LOADED_ROWS, "created", 1);
    rowsEach.forEach((table, rows) -> {
      String counts =
          "SELECT COUNT(DISTINCT k), MAX(k), MIN(n), MAX(n) FROM"
              + " (SELECT k, COUNT(*) AS n FROM %s GROUP BY k)".formatted(table);
      long last = last(table, database.run(counts).getFirst().get(1));
      if (last > 0) {
        assertThat(database.run(counts))
            .as(table)
            .containsExactly(
                List.of(
                    String.valueOf(last),
                    String.valueOf(last),
                    String.valueOf(rows),
                    String.valueOf(rows)));
      }
    });
    last("updated", database.run("SELECT k FROM updated").getFirst().getFirst());
  }

  /** The last number found: the last acknowledged one, or one that was on its way. */
  private long last(String kind, String found) {
    long last = found.equals("NULL") ? 0 : Long.parseLong(found);
    assertThat(last)
        .as(kind)
        .isBetween(acknowledged.getOrDefault(kind, 0L), acknowledged.getOrDefault(kind, 0L) + 1);
    acknowledged.put(kind, last);
    return last;
  }

  private void checkTables(TestDatabase database) {
    for (Table table : database.catalog().view().tables(TestDatabase.DATASET)) {
      String name = table.reference().tableId();
      // The engine fails if a column or the history is missing.
      database.run("SELECT * FROM " + name + " FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP() LIMIT 1");
      if (name.startsWith("made_")) {
        assertThat(database.run("SELECT COUNT(*) FROM " + name))
            .containsExactly(List.of(String.valueOf(BusyDatabase.CREATED_ROWS)));
      }
    }
  }

  /** The table made last is there, and the one before is not when its drop was acknowledged. */
  private void checkDefinitions(TestDatabase database) {
    long dropped = lastCreated - 1;
    long last = last("created", database.run("SELECT MAX(k) FROM created").getFirst().getFirst());
    assertThat(exists(database, last)).isEqualTo(last > 0);
    assertThat(exists(database, dropped)).isFalse();
  }

  private static boolean exists(TestDatabase database, long number) {
    return database
        .catalog()
        .view()
        .table(TestDatabase.DATASET.table("made_" + number))
        .isPresent();
  }
}
