package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTable() {
    database.run(
        """
        CREATE TABLE d.t (id INT64, a STRUCT<x INT64, y STRUCT<z STRING, w INT64>>);
        INSERT INTO d.t VALUES (1, NULL), (2, (1, NULL)), (3, (1, ('q', 2)))\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void setsFieldsWithinStructs() {
    database.run("UPDATE d.t SET a.y.z = 'n', a.x = id, a.y.w = a.x WHERE id = 3");

    assertThat(database.run("SELECT a.x, a.y.z, a.y.w FROM d.t WHERE id = 3"))
        .isEqualTo(List.of(List.of("3", "n", "1")));
  }

  @Test
  void setsNoFieldOfNull() {
    assertThatThrownBy(() -> database.run("UPDATE d.t SET a.x = 5 WHERE TRUE"))
        .hasMessageContaining(
            "Cannot set field of NULL STRUCT<x INT64, y STRUCT<z STRING, w INT64>>");
    assertThatThrownBy(() -> database.run("UPDATE d.t SET a.x = 1, a.y.z = 'n' WHERE id = 2"))
        .hasMessageContaining("Cannot set field of NULL STRUCT<z STRING, w INT64>");

    database.run("UPDATE d.t SET a = (7, ('r', 8)) WHERE TRUE");
    assertThat(database.run("SELECT SUM(a.x) FROM d.t")).isEqualTo(List.of(List.of("21")));
  }
}
