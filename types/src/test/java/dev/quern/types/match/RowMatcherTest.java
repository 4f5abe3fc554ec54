package dev.quern.types.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMatcherTest {

  /**
   * Rows are letters; variable 0 takes {@code a}, 1 takes {@code b}, 2 takes any. Matches are shown
   * as first row and classifiers.
   */
  private static String matches(String pattern, String rows) {
    RowProgram program = RowProgram.parse(pattern.getBytes(StandardCharsets.UTF_8));
    List<List<RowMatcher.Step>> matches =
        new RowMatcher(
                program,
                rows.length(),
                (variable, row) -> variable == 2 || rows.charAt(row) == "ab".charAt(variable))
            .matches();
    return matches.stream()
        .map(match ->
            match.isEmpty()
                ? "-"
                : match.getFirst().row()
                    + ":"
                    + match.stream()
                        .map(step -> "ab.".substring(step.variable(), step.variable() + 1))
                        .collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "PF;0 1 = abab = 0:ab 2:ab",
        "PF;(0){1,} 1 = aab = 0:aab",
        "NF;(0){1,} 1 = aab = 0:aab 1:ab",
        "PF;(0){1,}? (2){0,}? = aaa = 0:a 1:a 2:a",
        "PL;(0){1,}? (2){0,}? = aab = 0:a..",
        "PF;(0 | 0 1) = ab = 0:a",
        "PL;(0 | 0 1) = ab = 0:ab",
        "PF;^ 2 = aaa = 0:.",
        "PF;2 $ = aaa = 2:.",
        "PF;(0){2,3} = aaaaa = 0:aaa 3:aa",
        "PF;(1){0,} = ab = - 1:b",
        "PF;((1){0,}){0,} = aa = - -",
        "PF;(^ ^){100,100} 2 = aa = 0:.",
      })
  void findsMatchesInOrder(String pattern, String rows, String expected) {
    assertThat(matches(pattern, rows)).isEqualTo(expected);
  }

  @Test
  void takesTimeInProportionToTheRowsForNestedRepetitions() {
    assertThat(matches("PF;((0){0,} 0 0){0,} 1", "a".repeat(200) + "b")).startsWith("0:aaaa");
  }

  @Test
  void rejectsPatternsThatAreTooLong() {
    assertThatThrownBy(() -> matches("PF;((0){10000,10000}){10000,10000}", "a"))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("too complex");
  }
}
