package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.catalog.access.DatasetRoles;
import dev.quern.catalog.access.ProjectMembers;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.sql.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetAccessTest {

  private static final String READER =
      "{\"role\":\"READER\",\"userByEmail\":\"reader@example.com\"}";
  private static final String WRITER =
      "{\"role\":\"WRITER\",\"userByEmail\":\"writer@example.com\"}";

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void secretTableAndReports() {
    database.restrictDatasets(
        new DatasetRoles(
            new ProjectMembers(List.of("user:alice@example.com"), List.of(), List.of()),
            InstantSource.system()));
    database.run("CREATE SCHEMA secret");
    database.run("CREATE SCHEMA reports");
    database.run("CREATE TABLE secret.t AS SELECT 1 AS x UNION ALL SELECT 2");
    database.run("CREATE VIEW reports.v AS SELECT SUM(x) AS total FROM secret.t");
    database.run("CREATE VIEW reports.outer_v AS SELECT total FROM reports.v");
    database.run("CREATE FUNCTION reports.f() AS ((SELECT MAX(x) FROM secret.t))");
    database.run("CREATE TABLE FUNCTION reports.tvf() AS SELECT x FROM secret.t");
    grant("reports", READER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void grant(String dataset, String... entries) {
    DatasetReference reference = new DatasetReference("test-project", dataset);
    database
        .catalog()
        .change(transaction -> {
          Dataset now = transaction.view().dataset(reference).orElseThrow();
          return transaction.replaceDataset(now.withAccess(List.of(entries)));
        });
  }

  private void isDenied(String sql, String message) {
    assertThatThrownBy(() -> database.run(sql))
        .isInstanceOfSatisfying(
            BigQueryException.class,
            e -> assertThat(e.error().reason()).isEqualTo(ErrorReason.ACCESS_DENIED))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM secret.t",
        "SELECT * FROM `secret.t*`",
        "SELECT 1 FROM secret.missing",
        "SELECT (SELECT COUNT(*) FROM secret.t)",
        "CREATE TABLE d.copy CLONE secret.t",
        "SELECT * FROM APPENDS(TABLE secret.t)",
        "SELECT * FROM reports.v",
        "SELECT reports.f()",
        "SELECT * FROM reports.tvf()",
      })
  void refusesTablesWithoutRole(String sql) {
    database.callAs("reader@example.com");
    isDenied(sql, "User does not have permission to query table test-project:secret.");
  }

  @Test
  void ownersOfTheProjectMayEverything() {
    assertThat(database.run("SELECT total FROM reports.outer_v")).isEqualTo(List.of(List.of("3")));
  }

  @Test
  void readersReadButDoNotWrite() {
    grant("secret", READER, WRITER);
    database.callAs("reader@example.com");
    assertThat(database.run("SELECT COUNT(*) FROM secret.t")).isEqualTo(List.of(List.of("2")));
    isDenied("DELETE FROM secret.t WHERE TRUE", "Permission bigquery.tables.updateData denied");
    isDenied("CREATE TABLE secret.u (x INT64)", "Permission bigquery.tables.create denied");
    isDenied("DROP TABLE secret.t", "Permission bigquery.tables.delete denied");
    isDenied("DROP SCHEMA secret CASCADE", "Permission bigquery.datasets.delete denied");
    database.callAs("writer@example.com");
    database.run("DELETE FROM secret.t WHERE x = 1");
    isDenied("DROP SCHEMA secret CASCADE", "Permission bigquery.datasets.delete denied");
  }

  @Test
  void authorizedViewsReadForTheirReaders() {
    grant(
        "secret",
        "{\"view\":{\"projectId\":\"test-project\",\"datasetId\":\"reports\",\"tableId\":\"v\"}}");
    database.callAs("reader@example.com");
    assertThat(database.run("SELECT total FROM reports.v")).isEqualTo(List.of(List.of("3")));
    assertThat(database.run("SELECT total FROM reports.outer_v")).isEqualTo(List.of(List.of("3")));
    isDenied("SELECT * FROM secret.t", "permission to query table test-project:secret.t");
    database.callAs("stranger@example.com");
    isDenied("SELECT total FROM reports.v", "permission to query table test-project:reports.v");
  }

  @Test
  void authorizedDatasetsReadByTheirViewsAndRoutines() {
    grant(
        "secret",
        "{\"dataset\":{\"dataset\":{\"projectId\":\"test-project\",\"datasetId\":\"reports\"},"
            + "\"targetTypes\":[\"VIEWS\",\"ROUTINES\"]}}");
    database.callAs("reader@example.com");
    assertThat(database.run("SELECT total, reports.f() FROM reports.v"))
        .isEqualTo(List.of(List.of("3", "2")));
  }

  @Test
  void authorizedRoutinesReadForTheirCallers() {
    grant(
        "secret",
        "{\"routine\":{\"projectId\":\"test-project\",\"datasetId\":\"reports\",\"routineId\":\"tvf\"}}");
    database.callAs("reader@example.com");
    assertThat(database.run("SELECT COUNT(*) FROM reports.tvf()")).isEqualTo(List.of(List.of("2")));
    isDenied("SELECT reports.f()", "permission to query table test-project:secret.t");
    database.callAs("stranger@example.com");
    isDenied("SELECT * FROM reports.tvf()", "Permission bigquery.routines.get denied on routine");
  }

  @Test
  void policiesOfTablesLetTheirMembersRead() {
    database.run(
        "GRANT `roles/bigquery.dataViewer` ON TABLE secret.t TO 'user:reader@example.com'");
    database.callAs("reader@example.com");
    assertThat(database.run("SELECT COUNT(*) FROM secret.t")).isEqualTo(List.of(List.of("2")));
    isDenied("INSERT secret.t VALUES (3)", "Permission bigquery.tables.updateData denied");
  }

  @Test
  void metadataShowWhatTheCallerMaySee() {
    String tables =
        "SELECT table_name FROM `region-us`.INFORMATION_SCHEMA.TABLES"
            + " WHERE table_schema IN ('secret', 'reports') ORDER BY 1";
    assertThat(database.run(tables))
        .isEqualTo(List.of(List.of("outer_v"), List.of("t"), List.of("v")));
    database.run(
        "GRANT `roles/bigquery.dataViewer` ON TABLE secret.t TO 'user:stranger@example.com'");
    database.callAs("stranger@example.com");
    assertThat(database.run(tables)).isEqualTo(List.of(List.of("t")));
    database.callAs("reader@example.com");
    assertThat(database.run(tables)).isEqualTo(List.of(List.of("outer_v"), List.of("v")));
    assertThat(
            database.run(
                "SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA"
                    + " WHERE schema_name IN ('secret', 'reports')"))
        .isEqualTo(List.of(List.of("reports")));
    assertThat(database.run("SELECT COUNT(*) FROM secret.INFORMATION_SCHEMA.COLUMNS"))
        .isEqualTo(List.of(List.of("0")));
  }
}
