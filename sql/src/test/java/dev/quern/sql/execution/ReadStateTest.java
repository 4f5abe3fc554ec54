package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.TestDatabase;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides whether the rows of a query may be given again. */
class ReadStateTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTables() {
    database.run(
        """
        CREATE TABLE d.t AS SELECT 1 AS i, DATE '2024-01-02' AS day;
        CREATE TABLE d.other AS SELECT 1 AS i;
        CREATE VIEW d.v AS SELECT i FROM d.t;
        CREATE VIEW d.now AS SELECT CURRENT_DATE() AS day;
        CREATE FUNCTION d.f(x INT64) AS (x + 1);
        CREATE FUNCTION d.g(x INT64) AS (x + RAND())\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private BooleanSupplier state(String sql) {
    return database.plan(sql).unchanged().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CURRENT_TIMESTAMP()",
        "SELECT i FROM d.t WHERE day < CURRENT_DATE()",
        "SELECT (SELECT RAND())",
        "SELECT d.g(1)",
        "SELECT GENERATE_UUID()",
        "SELECT SESSION_USER()",
        "SELECT * FROM d.now",
        "SELECT * FROM `d.t*`",
        "SELECT * FROM d.t FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP()",
        "SELECT * FROM d.t TABLESAMPLE SYSTEM (10 PERCENT)",
        "SELECT table_name FROM d.INFORMATION_SCHEMA.TABLES",
        "SELECT * FROM APPENDS(TABLE d.t)",
      })
  void isUnknownWhereTheRowsVaryByThemselves(String sql) {
    assertThat(database.plan(sql).unchanged()).isEmpty();
  }

  @Test
  void isUnknownWhereRowsAreFilteredForTheCaller() {
    database.run("CREATE ROW ACCESS POLICY p ON d.t GRANT TO ('allUsers') FILTER USING (TRUE)");
    assertThat(database.plan("SELECT i FROM d.t").unchanged()).isEmpty();
  }

  @Test
  void isUnknownWherePartitionsExpire() {
    database.run(
        "CREATE TABLE d.short (day DATE) PARTITION BY day OPTIONS (partition_expiration_days = 3)");
    assertThat(database.plan("SELECT day FROM d.short").unchanged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO d.t (i) VALUES (2)",
        "UPDATE d.t SET i = 3 WHERE TRUE",
        "DELETE FROM d.t WHERE TRUE",
        "TRUNCATE TABLE d.t",
        "MERGE d.t USING d.other ON FALSE WHEN NOT MATCHED THEN INSERT (i) VALUES (other.i)",
        "ALTER TABLE d.t ADD COLUMN extra STRING",
        "CREATE OR REPLACE TABLE d.t AS SELECT 1 AS i",
        "DROP TABLE d.t",
        "CREATE OR REPLACE VIEW d.v AS SELECT i + 1 AS i FROM d.t",
        "CREATE OR REPLACE FUNCTION d.f(x INT64) AS (x + 2)",
        "CREATE ROW ACCESS POLICY p ON d.t GRANT TO ('allUsers') FILTER USING (TRUE)",
      })
  void endsWithAChangeOfWhatIsRead(String change) {
    BooleanSupplier state = state("SELECT d.f(i) FROM d.v");
    assertThat(state.getAsBoolean()).isTrue();
    database.run(change);
    assertThat(state.getAsBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO d.other VALUES (2)",
        "DROP TABLE d.other",
        "CREATE TABLE d.more AS SELECT * FROM d.t",
        "SELECT * FROM d.t",
      })
  void staysWhenOtherThingsChange(String change) {
    BooleanSupplier state = state("SELECT d.f(i) FROM d.v");
    database.run(change);
    assertThat(state.getAsBoolean()).isTrue();
  }
}
