package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNullElementsTest {

  private static TestDatabase database;

  @BeforeAll
  static void createTable() {
    database = new TestDatabase();
    database.run("CREATE TABLE d.t (a ARRAY<INT64>)");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT [1, NULL] AS a",
        "SELECT STRUCT([1, NULL] AS x) AS a",
        "SELECT [STRUCT([1, NULL] AS x)] AS a",
        "SELECT ARRAY_AGG(x) AS a FROM UNNEST([1, NULL]) AS x",
        "INSERT INTO d.t (a) VALUES ([1, NULL])",
        "CREATE TABLE d.other AS SELECT [1, NULL] AS a",
      })
  void refusesNullElementsThatLeaveTheQuery(String statement) {
    assertThatThrownBy(() -> database.run(statement))
        .hasMessage("Array cannot have a null element; error in writing field a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ARRAY_LENGTH([1, NULL])",
        "SELECT (SELECT COUNT(*) FROM UNNEST([1, NULL]))",
        "SELECT IF(FALSE, [1, NULL], [1, 2])[OFFSET(1)]",
      })
  void allowsThemWithinTheQuery(String query) {
    assertThat(database.run(query).toString()).isEqualTo("[[2]]");
  }
}
