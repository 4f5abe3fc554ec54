package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InformationSchemaTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTables() {
    database.run(
        """
        CREATE TABLE d.t (
          a INT64 NOT NULL, b STRING(10) DEFAULT 'x', c ARRAY<STRUCT<n NUMERIC(10, 2)>>,
          PRIMARY KEY (a) NOT ENFORCED)
        CLUSTER BY b OPTIONS (description = 'say "hi"', labels = [('k', 'v')]);
        CREATE VIEW d.v AS SELECT a FROM d.t\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d.INFORMATION_SCHEMA.TABLES",
        "d.information_schema.tables",
        "`test-project.d.INFORMATION_SCHEMA.TABLES`",
        "`test-project`.d.INFORMATION_SCHEMA.TABLES",
        "`region-us`.INFORMATION_SCHEMA.TABLES",
        "`test-project`.`region-us`.INFORMATION_SCHEMA.TABLES",
        "INFORMATION_SCHEMA.TABLES",
      })
  void findsViewsByEveryQualifier(String view) {
    assertThat(database.run("SELECT table_name, table_type FROM " + view + " ORDER BY 1"))
        .containsExactly(List.of("t", "BASE TABLE"), List.of("v", "VIEW"));
  }

  @Test
  void tellsOfColumns() {
    assertThat(
            database.run(
                "SELECT column_name, ordinal_position, is_nullable, data_type, column_default,"
                    + " clustering_ordinal_position FROM d.INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE table_name = 't' ORDER BY 2"))
        .containsExactly(
            List.of("a", "1", "NO", "INT64", "NULL", "NULL"),
            List.of("b", "2", "YES", "STRING(10)", "'x'", "1"),
            List.of("c", "3", "YES", "ARRAY<STRUCT<n NUMERIC(10, 2)>>", "NULL", "NULL"));
    assertThat(
            database.run(
                "SELECT field_path, data_type FROM d.INFORMATION_SCHEMA.COLUMN_FIELD_PATHS"
                    + " WHERE column_name = 'c' ORDER BY 1"))
        .containsExactly(
            List.of("c", "ARRAY<STRUCT<n NUMERIC(10, 2)>>"), List.of("c.n", "NUMERIC(10, 2)"));
  }

  @Test
  void writesOptionsAndStatements() {
    assertThat(
            database.run(
                "SELECT option_name, option_value FROM d.INFORMATION_SCHEMA.TABLE_OPTIONS ORDER BY 1"))
        .containsExactly(
            List.of("description", "\"say \\\"hi\\\"\""),
            List.of("labels", "[STRUCT(\"k\", \"v\")]"));
    String ddl =
        database
            .run("SELECT ddl FROM d.INFORMATION_SCHEMA.TABLES WHERE table_name = 't'")
            .getFirst()
            .getFirst();

    database.run("DROP TABLE d.t; " + ddl);
    assertThat(
            database
                .run("SELECT ddl FROM d.INFORMATION_SCHEMA.TABLES WHERE table_name = 't'")
                .getFirst()
                .getFirst())
        .isEqualTo(ddl);
  }

  @Test
  void tellsOfKeys() {
    assertThat(
            database.run(
                "SELECT constraint_name, column_name FROM d.INFORMATION_SCHEMA.KEY_COLUMN_USAGE"))
        .containsExactly(List.of("t.pk$", "a"));
  }

  @Test
  void tellsOfPrivileges() {
    database.run("GRANT `roles/bigquery.dataViewer` ON SCHEMA d TO 'user:bob@example.com'");

    assertThat(
            database.run(
                "SELECT object_name, privilege_type, grantee FROM"
                    + " `region-us`.INFORMATION_SCHEMA.OBJECT_PRIVILEGES WHERE object_name = 'd'"))
        .containsExactly(List.of("d", "roles/bigquery.dataViewer", "user:bob@example.com"));
  }

  @Test
  void tellsOfPrivilegesOnTablesAndViews() {
    String privileges =
        "SELECT object_schema, object_name, object_type, privilege_type, grantee FROM"
            + " `region-us`.INFORMATION_SCHEMA.OBJECT_PRIVILEGES WHERE object_schema = 'd'"
            + " ORDER BY object_name, grantee";
    database.run(
        """
        CREATE VIEW d.granted AS SELECT 1 AS a;
        CREATE TABLE d.held (a INT64);
        GRANT `roles/bigquery.dataViewer`, `roles/bigquery.admin` ON VIEW d.granted
          TO 'user:bob@example.com', 'group:all@example.com';
        REVOKE `roles/bigquery.admin` ON VIEW d.granted
          FROM 'group:all@example.com', 'user:bob@example.com';
        GRANT `roles/bigquery.dataEditor` ON TABLE d.held TO 'user:bob@example.com'\
        """);

    assertThat(database.run(privileges))
        .containsExactly(
            List.of("d", "granted", "VIEW", "roles/bigquery.dataViewer", "group:all@example.com"),
            List.of("d", "granted", "VIEW", "roles/bigquery.dataViewer", "user:bob@example.com"),
            List.of("d", "held", "TABLE", "roles/bigquery.dataEditor", "user:bob@example.com"));
    assertThatThrownBy(
            () -> database.run("GRANT `roles/bigquery.admin` ON TABLE d.granted TO 'allUsers'"))
        .hasMessageContaining("is not a TABLE but a VIEW");
    database.run("DROP TABLE d.held; CREATE TABLE d.held (a INT64)");
    assertThat(database.run(privileges)).hasSize(2);
  }

  @Test
  void hasNoOtherViews() {
    assertThatThrownBy(() -> database.run("SELECT * FROM d.INFORMATION_SCHEMA.NOTHING"))
        .hasMessage("Not found: Table d.INFORMATION_SCHEMA.NOTHING was not found in location US");
    assertThatThrownBy(() -> database.run("SELECT * FROM nope.INFORMATION_SCHEMA.TABLES"))
        .hasMessage("Not found: Dataset test-project:nope was not found in location US");
  }
}
