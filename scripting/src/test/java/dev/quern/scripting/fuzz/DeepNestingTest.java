package dev.quern.scripting.fuzz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.statement.Cancellation;
import dev.quern.scripting.TestScripts;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeepNestingTest {

  private static final int DEPTH = 10_000;

  @TempDir private Path folder;

  static Stream<String> deepStatements() {
    return Stream.of(
        "SELECT " + "(".repeat(DEPTH) + "1" + ")".repeat(DEPTH),
        "SELECT " + "- ".repeat(DEPTH) + "1",
        "SELECT " + "NOT ".repeat(DEPTH) + "TRUE",
        "SELECT " + "ABS(".repeat(DEPTH) + "1" + ")".repeat(DEPTH),
        "SELECT " + "1 + ".repeat(DEPTH * 2) + "1",
        "SELECT " + "[STRUCT(".repeat(DEPTH) + "1" + ")]".repeat(DEPTH),
        "SELECT * FROM " + "(SELECT * FROM ".repeat(DEPTH) + "d" + ")".repeat(DEPTH),
        "SELECT CAST(1 AS " + "ARRAY<STRUCT<a ".repeat(DEPTH) + "INT64" + ">>".repeat(DEPTH) + ")",
        "BEGIN ".repeat(DEPTH) + "SELECT 1;" + " END;".repeat(DEPTH));
  }

  @ParameterizedTest
  @MethodSource("deepStatements")
  void refusesWhatIsNestedTooDeeply(String sql) {
    try (TestScripts scripts = new TestScripts(folder)) {
      assertThatThrownBy(() -> scripts.exhaust(sql, new Cancellation()))
          .isInstanceOf(BigQueryException.class)
          .hasMessageContaining("Out of stack space due to deeply nested query expression");
    }
  }
}
