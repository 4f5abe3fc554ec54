package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedStatementsTest {

  private static final String QUERY = "SELECT d.f(i) FROM d.v";

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void create() {
    database.run(
        """
        CREATE TABLE d.t (i INT64, email STRING);
        INSERT INTO d.t VALUES (1, 'someone@example.com'), (1, 'other@example.com');
        CREATE VIEW d.v AS SELECT i, email FROM d.t WHERE email = 'someone@example.com';
        CREATE FUNCTION d.f(x INT64) AS (x + 1)\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<List<String>> run(String sql) {
    return TestDatabase.rows(database.resultOfWhole(sql));
  }

  /** The details of a statement are made when it is analyzed. */
  private StatementDetails details(String sql) {
    StatementResult result = database.resultOfWhole(sql);
    TestDatabase.rows(result);
    return result.details();
  }

  @Test
  void remembersWhatDependsOnDefinitionsAlone() {
    assertThat(details(QUERY)).isSameAs(details(QUERY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CURRENT_TIMESTAMP()",
        "SELECT RAND() < 2",
        "SELECT SESSION_USER()",
        "SELECT table_name FROM d.INFORMATION_SCHEMA.TABLES",
        "SELECT * FROM APPENDS(TABLE d.t)",
      })
  void remembersNothingThatVariesByItself(String sql) {
    assertThat(details(sql)).isNotSameAs(details(sql));
  }

  @Test
  void readsTheRowsOfToday() {
    assertThat(run("SELECT COUNT(*) FROM d.t")).isEqualTo(List.of(List.of("2")));
    database.run("INSERT INTO d.t VALUES (3, 'someone@example.com')");
    assertThat(run("SELECT COUNT(*) FROM d.t")).isEqualTo(List.of(List.of("3")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE OR REPLACE TABLE d.t AS SELECT 5 AS i, 'someone@example.com' AS email | 6
          CREATE OR REPLACE VIEW d.v AS SELECT 7 AS i                                 | 8
          CREATE OR REPLACE FUNCTION d.f(x INT64) AS (x + 3)                          | 4
          """)
  void followsChangesOfDefinitions(String change, String value) {
    assertThat(run(QUERY)).isEqualTo(List.of(List.of("2")));
    database.run(change);
    assertThat(run(QUERY)).isEqualTo(List.of(List.of(value)));
  }

  @Test
  void obeysRowAccessPoliciesMadeSince() {
    assertThat(run("SELECT i FROM d.t")).hasSize(2);
    database.run(
        "CREATE ROW ACCESS POLICY p ON d.t GRANT TO ('allUsers')"
            + " FILTER USING (email = SESSION_USER())");
    database.callAs("other@example.com");
    assertThat(run("SELECT i FROM d.t")).hasSize(1);
  }
}
