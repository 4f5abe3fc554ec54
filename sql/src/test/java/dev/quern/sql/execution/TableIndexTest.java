package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableIndexTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTable() {
    database.run("CREATE TABLE d.t (a STRING, j JSON, n INT64, e ARRAY<FLOAT64>)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void listsSearchIndexesWithColumnsAndOptions() {
    database.run("CREATE SEARCH INDEX i ON d.t(ALL COLUMNS) OPTIONS(analyzer = 'NO_OP_ANALYZER')");

    assertThat(
            database.run(
                "SELECT table_name, index_name, index_status, analyzer FROM"
                    + " d.INFORMATION_SCHEMA.SEARCH_INDEXES"))
        .containsExactly(List.of("t", "i", "ACTIVE", "NO_OP_ANALYZER"));
    assertThat(
            database.run(
                "SELECT index_column_name FROM d.INFORMATION_SCHEMA.SEARCH_INDEX_COLUMNS ORDER BY 1"))
        .containsExactly(List.of("a"), List.of("j"));
    assertThat(
            database.run(
                "SELECT option_name, option_type, option_value FROM"
                    + " d.INFORMATION_SCHEMA.SEARCH_INDEX_OPTIONS"))
        .containsExactly(List.of("analyzer", "STRING", "'NO_OP_ANALYZER'"));
  }

  @Test
  void refusesASecondSearchIndex() {
    database.run("CREATE SEARCH INDEX i ON d.t(a)");

    assertThatThrownBy(() -> database.run("CREATE SEARCH INDEX i ON d.t(a)"))
        .hasMessage("Already Exists: Search index i on table test-project:d.t");
    assertThatThrownBy(() -> database.run("CREATE SEARCH INDEX k ON d.t(a)"))
        .hasMessage("Already Exists: Search index i on table test-project:d.t");
    database.run("CREATE SEARCH INDEX IF NOT EXISTS i ON d.t(a)");
    database.run("CREATE VECTOR INDEX v ON d.t(e) OPTIONS(index_type = 'IVF')");
  }

  @Test
  void dropsIndexes() {
    database.run("CREATE VECTOR INDEX v ON d.t(e); DROP VECTOR INDEX v ON d.t");

    assertThat(database.run("SELECT * FROM d.INFORMATION_SCHEMA.VECTOR_INDEXES")).isEmpty();
    assertThatThrownBy(() -> database.run("DROP VECTOR INDEX v ON d.t"))
        .hasMessage("Not found: Vector index v on table test-project:d.t");
    database.run("DROP VECTOR INDEX IF EXISTS v ON d.t");
  }

  @Test
  void keepsIndexesWithATableThatIsRenamed() {
    database.run("CREATE SEARCH INDEX i ON d.t(a); ALTER TABLE d.t RENAME TO u");

    assertThat(database.run("SELECT table_name FROM d.INFORMATION_SCHEMA.SEARCH_INDEXES"))
        .containsExactly(List.of("u"));
  }
}
