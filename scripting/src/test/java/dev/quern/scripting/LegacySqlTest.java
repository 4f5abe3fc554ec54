package dev.quern.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacySqlTest {

  @TempDir private Path folder;
  private TestScripts scripts;

  @BeforeEach
  void makeTables() {
    scripts = new TestScripts(folder);
    scripts.run(
        "CREATE TABLE d.words AS SELECT 'pear' AS word, 3 AS n, TIMESTAMP '2024-01-07 10:11:12' AS t"
            + " UNION ALL SELECT 'fig', 5, NULL");
    scripts.run("CREATE TABLE d.more AS SELECT 'plum' AS word, TRUE AS ripe");
  }

  @AfterEach
  void close() {
    scripts.close();
  }

  private String legacy(String sql) {
    return scripts.run("#legacySQL\n" + sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "SELECT n FROM [p:d.words] WHERE [word] == 'fig'; 5",
        "SELECT word FROM p:d.words WHERE word CONTAINS 'ea'; pear",
        "SELECT n % 2 FROM [d.words] WHERE n = 3; 1",
        "SELECT COUNT(*) FROM [d.words] a JOIN EACH [d.words] b ON a.n = b.n; 2",
        "SELECT n, COUNT(1) FROM [d.words] WHERE n > 4 GROUP EACH BY n; 5, 1",
        "SELECT INTEGER('7'), INTEGER('x'), STRING(n) FROM [d.words] WHERE n = 3; 7, NULL, 3",
        "SELECT YEAR(t), WEEK(t), DATE(t) FROM [d.words] WHERE n = 3; 2024, 2, 2024-01-07",
        "SELECT DATE(DATE_ADD(t, 1, 'MONTH')) FROM [d.words] WHERE n = 3; 2024-02-07",
        "SELECT DATEDIFF('2024-01-09', t) FROM [d.words] WHERE n = 3; 2",
        "SELECT EXACT_COUNT_DISTINCT(word), GROUP_CONCAT(word, '+') FROM [d.more]; 1, plum"
      })
  void readsWhatGoogleSqlHasAnEqualFor(String sql, String rows) {
    assertThat(legacy(sql)).isEqualTo(rows);
  }

  @Test
  void unitesTheTablesOfACommaByTheNamesOfTheirColumns() {
    assertThat(legacy("SELECT word, n, ripe FROM [d.words], [d.more] ORDER BY word"))
        .isEqualTo("fig, 5, NULL | pear, 3, NULL | plum, NULL, true");
  }

  @Test
  void lettingTheFirstLineSayStandardKeepsTheCommaAJoin() {
    assertThat(scripts.run("#standardSQL\nSELECT COUNT(*) FROM d.words, d.more")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "SELECT * FROM FLATTEN([d.words], n); FLATTEN",
        "SELECT COUNT(n) WITHIN RECORD FROM [d.words]; WITHIN",
        "SELECT TOP(word, 2) FROM [d.words]; TOP",
        "SELECT 1 FROM [d.words@-3600000]; A table decorator",
        "CREATE TABLE d.x (a INT64); Anything but one SELECT"
      })
  void namesWhatHasNoEqual(String sql, String feature) {
    assertThatThrownBy(() -> legacy(sql))
        .hasMessageStartingWith(feature + " in legacy SQL is not supported by Quern");
  }
}
