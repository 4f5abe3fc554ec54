package dev.quern.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDatabaseTest {

  @TempDir Path folder;

  @Test
  void keepsCommittedRowsInItsFile() {
    DuckOptions options = DuckOptions.IN_MEMORY.inFile(folder.resolve("kept.db"));
    try (DuckDatabase database = DuckDatabase.open(options)) {
      Rows.run(database, "CREATE TABLE t AS SELECT 42::BIGINT AS a");
    }
    try (DuckDatabase database = DuckDatabase.open(options)) {
      assertThat(Rows.of(database, "SELECT a FROM t")).containsExactly("42");
    }
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    Path file = Files.writeString(folder.resolve("text.db"), "not a database at all, just text\n");
    assertThatThrownBy(() -> DuckDatabase.open(DuckOptions.IN_MEMORY.inFile(file)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("text.db cannot be opened");
  }

  @Test
  void readsFilesInAccessibleFoldersOnly() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    Files.writeString(open.resolve("good.csv"), "a\n1\n");
    Files.createSymbolicLink(open.resolve("link.csv"), secret);
    try (DuckDatabase database =
        DuckDatabase.open(DuckOptions.IN_MEMORY.accessing(List.of(open)))) {
      assertThat(Rows.of(database, "SELECT a FROM read_csv('" + open + "/good.csv')"))
          .containsExactly("1");
      for (String path :
          List.of(secret.toString(), open + "/../secret.csv", open + "/link.csv", "/etc/passwd")) {
        assertThatThrownBy(() -> Rows.of(database, "SELECT * FROM read_csv('" + path + "')"))
            .as(path)
            .hasMessageContaining("Permission Error");
      }
      assertThatThrownBy(() -> Rows.run(database, "SET enable_external_access = true"))
          .hasMessageContaining("Cannot enable external access");
    }
  }

  @Test
  void sortsNullsAndReadsTimesAsBigQueryDoes() {
    try (DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY)) {
      assertThat(
              Rows.of(database, "SELECT a FROM (VALUES (1::BIGINT), (NULL), (2)) t(a) ORDER BY a"))
          .containsExactly("NULL", "1", "2");
      assertThat(
              Rows.of(
                  database, "SELECT a FROM (VALUES (1::BIGINT), (NULL), (2)) t(a) ORDER BY a DESC"))
          .containsExactly("2", "1", "NULL");
      assertThat(Rows.of(database, "SELECT (TIMESTAMPTZ '2020-01-01 00:00:00')::VARCHAR"))
          .containsExactly("2020-01-01 00:00:00+00");
    }
  }

  @Test
  void survivesExpressionsAsDeepAsItAccepts() {
    try (DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY)) {
      String deep = "SELECT " + "abs(".repeat(900) + "1::BIGINT" + ")".repeat(900);
      assertThat(Rows.of(database, deep)).containsExactly("1");
      assertThatThrownBy(() -> Rows.of(database, "SELECT 1::BIGINT" + "+1".repeat(5000)))
          .hasMessageContaining("too deeply nested");
    }
  }

  @Test
  void refusesWorkOnceClosed() {
    DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY);
    DuckConnection connection = database.connect();
    database.close();
    database.close();
    assertThatThrownBy(() -> connection.execute("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(database::connect).hasMessageContaining("closed");
  }
}
