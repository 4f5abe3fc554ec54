package dev.quern.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputNamesTest {

  @Test
  void namesColumnsWithoutNames() {
    assertThat(AnalyzedStatement.outputNames(List.of("", "a", ""), false))
        .containsExactly("f0_", "a", "f1_");
  }

  @Test
  void numbersRepeatedNamesInAnyCase() {
    assertThat(AnalyzedStatement.outputNames(List.of("a", "A", "a_1", "a"), false))
        .containsExactly("a", "A_1", "a_1_1", "a_2");
  }

  @Test
  void keepsRepeatedNamesForTables() {
    assertThat(AnalyzedStatement.outputNames(List.of("a", "a"), true)).containsExactly("a", "a");
  }
}
