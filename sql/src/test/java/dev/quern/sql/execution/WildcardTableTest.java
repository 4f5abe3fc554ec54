package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WildcardTableTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTables() {
    database.run(
        """
        CREATE TABLE d.events_1 AS SELECT 1 AS id, 'old' AS gone;
        CREATE TABLE d.events_2 AS SELECT 2 AS id, 1.5 AS score;
        CREATE TABLE d.other AS SELECT 3 AS id\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void readsAllTablesWithTheColumnsOfTheNewest() {
    assertThat(database.run("SELECT *, _TABLE_SUFFIX FROM `d.events_*` ORDER BY id"))
        .containsExactly(List.of("1", "NULL", "1"), List.of("2", "1.5", "2"));
  }

  @Test
  void filtersBySuffixAlsoUnderAnAlias() {
    assertThat(
            database.run("SELECT id FROM `test-project.d.*` AS e WHERE e._TABLE_SUFFIX = 'other'"))
        .containsExactly(List.of("3"));
  }

  @Test
  void refusesViews() {
    database.run("CREATE VIEW d.events_view AS SELECT 1 AS id");

    assertThatThrownBy(() -> database.run("SELECT * FROM `d.events_*`"))
        .hasMessage(
            "Views cannot be queried through prefix. First view test-project:d.events_view.");
  }

  @Test
  void refusesAPrefixOfNoTable() {
    assertThatThrownBy(() -> database.run("SELECT * FROM `d.nothing*`"))
        .hasMessage("test-project:d.nothing* does not match any table.");
  }

  @Test
  void refusesColumnsOfOtherTypes() {
    database.run("CREATE TABLE d.events_3 AS SELECT 'x' AS id");

    assertThatThrownBy(() -> database.run("SELECT id FROM `d.events_*`"))
        .hasMessageStartingWith("Cannot read field 'id' of type INT64 as STRING");
  }
}
