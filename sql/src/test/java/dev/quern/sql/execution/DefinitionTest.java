package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.sql.TestDatabase;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {

  private static final long MILLIS_PER_DAY = 86_400_000L;

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  private Table table(String name) {
    return database.catalog().view().table(TestDatabase.DATASET.table(name)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TABLE d.v | currently a VIEW",
        "DROP VIEW d.t | currently a TABLE",
        "CREATE OR REPLACE TABLE d.v AS SELECT 1 AS x | currently a VIEW",
        "CREATE OR REPLACE VIEW d.t AS SELECT 1 AS x | currently a TABLE",
        "ALTER TABLE d.v RENAME TO w | currently a VIEW",
        "INSERT INTO d.v VALUES (1) | currently a VIEW",
      })
  void refusesToTreatTablesAsWhatTheyAreNot(String sql, String message) {
    database.run("CREATE TABLE d.t (a INT64); CREATE VIEW d.v AS SELECT 1 AS x");

    assertThatThrownBy(() -> database.run(sql))
        .hasMessageContaining("is not allowed for this operation because it is " + message + ".");
  }

  @Test
  void givesNewTablesTheDefaultsOfTheirDataset() {
    database.run(
        "ALTER SCHEMA d SET OPTIONS(default_table_expiration_days=2, default_partition_expiration_days=3);"
            + "CREATE TABLE d.plain (a INT64); CREATE TABLE d.parts (a DATE) PARTITION BY a");

    Table plain = table("plain");
    assertThat(plain.expirationTime().orElseThrow() - plain.version().creationTime())
        .isBetween(2 * MILLIS_PER_DAY - 60_000, 2 * MILLIS_PER_DAY + 60_000);
    assertThat(table("parts").expirationTime()).isEmpty();
    assertThat(((Partitioning.ByTime) table("parts").partitioning().orElseThrow()).expirationMs())
        .isEqualTo(OptionalLong.of(3 * MILLIS_PER_DAY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s | STRING(20) | true",
        "s | STRING | true",
        "s | STRING(5) | false",
        "s | INT64 | false",
        "n | NUMERIC(12, 2) | true",
        "n | NUMERIC(10, 3) | false",
        "i | FLOAT64 | true",
      })
  void widensColumnTypesOnly(String column, String type, boolean allowed) {
    database.run("CREATE TABLE d.t (s STRING(10), n NUMERIC(10, 2), i INT64)");
    String sql = "ALTER TABLE d.t ALTER COLUMN %s SET DATA TYPE %s".formatted(column, type);

    if (allowed) {
      database.run(sql);
      assertThat(
              database.run(
                  "SELECT data_type FROM d.INFORMATION_SCHEMA.COLUMNS WHERE column_name = '"
                      + column
                      + "'"))
          .containsExactly(List.of(type));
    } else {
      assertThatThrownBy(() -> database.run(sql))
          .hasMessageStartingWith(
              "ALTER TABLE ALTER COLUMN SET DATA TYPE requires that the existing column type (");
    }
  }
}
