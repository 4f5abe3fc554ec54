package dev.quern.sql.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationTest {

  private static TestDatabase database;

  @BeforeAll
  static void createTable() {
    database = new TestDatabase();
    database.run(
        """
        CREATE TABLE d.words (word STRING COLLATE 'und:ci', plain STRING);
        INSERT INTO d.words VALUES ('b', 'x'), ('A', 'X'), ('a', 'x'), ('C', 'y')\
        """);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void keepsCollationInTablesMadeOfQueries() {
    database.run("CREATE TABLE d.copy AS SELECT word, STRUCT(word AS w) AS s FROM d.words");
    assertThat(database.run("SELECT COUNT(*) FROM d.copy WHERE word = 'A' AND s.w = 'A'"))
        .isEqualTo(List.of(List.of("2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT COUNT(*) FROM d.words WHERE word = 'A' | [[2]]",
        "SELECT COUNT(*) FROM d.words WHERE plain = 'X' | [[1]]",
        "SELECT UPPER(word), COUNT(*) FROM d.words GROUP BY word ORDER BY 1 | [[A, 2], [B, 1], [C, 1]]",
        "SELECT COUNT(DISTINCT word) FROM d.words | [[3]]",
        "SELECT UPPER(MIN(word)), MAX(word) FROM d.words | [[A, C]]",
        "SELECT ARRAY_LENGTH(ARRAY(SELECT DISTINCT word FROM d.words)) | [[3]]",
        "SELECT UPPER(word) FROM d.words ORDER BY word DESC LIMIT 1 | [[C]]",
        "SELECT COUNT(*) FROM d.words AS l JOIN d.words AS r USING (word) | [[6]]",
        "SELECT RANK() OVER (ORDER BY word) AS k FROM d.words ORDER BY k | [[1], [1], [3], [4]]",
        "SELECT COUNT(*) OVER (PARTITION BY word) AS k FROM d.words ORDER BY k | [[1], [1], [2], [2]]",
        "SELECT 'a' IN (SELECT word FROM d.words WHERE plain = 'X') | [[true]]",
        "WITH w AS (SELECT COLLATE('a', 'und:ci') AS c) SELECT c < 'B', LOWER(c) = 'A' FROM w | [[true, true]]",
        "SELECT COLLATE(COLLATE('a', 'und:ci'), '') = 'A' | [[false]]",
        "SELECT STARTS_WITH(COLLATE('abc', 'und:ci'), 'AB'), STRPOS('xABC', COLLATE('b', 'und:ci')) | [[true, 3]]",
        "SELECT COLLATE('Apple', 'und:ci') LIKE 'a%E', 'Apple' LIKE ANY ('x', COLLATE('aPP%', 'und:ci')) | [[true, true]]",
        "SELECT 'B' IN UNNEST([COLLATE('a', 'und:ci'), 'b']) | [[true]]",
        "SELECT s.f = 'A' FROM (SELECT STRUCT(COLLATE('a', 'und:ci') AS f) AS s) | [[true]]",
        "SELECT CASE COLLATE('A', 'und:ci') WHEN 'a' THEN 1 ELSE 2 END | [[1]]",
        "SELECT COUNT(*) FROM (SELECT COLLATE('a', 'und:ci') UNION DISTINCT SELECT 'A') | [[1]]",
        "SELECT COUNT(*) FROM (SELECT word FROM d.words INTERSECT DISTINCT SELECT UPPER(plain) FROM d.words) | [[0]]",
        "SELECT UPPER(word) FROM (SELECT word FROM d.words INTERSECT DISTINCT SELECT 'B') | [[B]]",
        "SELECT COUNT(*) FROM (SELECT word, 1 FROM d.words EXCEPT DISTINCT SELECT 'c', 1) | [[2]]",
        "SELECT COUNT(*) FROM (SELECT word, 1 FROM d.words EXCEPT DISTINCT SELECT 'c', 2) | [[3]]",
        "SELECT COUNT(*) FROM (SELECT COLLATE(NULL, 'und:ci') EXCEPT DISTINCT SELECT NULL) | [[0]]",
        "SELECT plain FROM d.words ORDER BY plain COLLATE 'und:ci' DESC, plain LIMIT 2 | [[y], [X]]",
        "SELECT word FROM d.words ORDER BY word COLLATE 'binary' | [[A], [C], [a], [b]]",
        "SELECT RANK() OVER (ORDER BY plain COLLATE 'und:ci') AS k FROM d.words ORDER BY k | [[1], [1], [1], [4]]",
        "SELECT CAST(word AS STRING) = 'a' AS k FROM d.words ORDER BY k | [[false], [false], [false], [true]]",
        "SELECT FORMAT('%s', COLLATE('a', 'und:ci')) = 'A', TO_JSON_STRING(COLLATE('a', 'und:ci')) = '\"A\"' | [[false, false]]",
      })
  void comparesWithoutRegardToCase(String query, String rows) {
    assertThat(database.run(query).toString()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "word = COLLATE('A', 'binary') | Collation conflict: \"binary\" vs. \"und:ci\". Collation on argument 2 (\"binary\") in function = is not compatible with other arguments",
        "CONCAT(word, COLLATE('A', 'binary')) | Collation conflict: \"binary\" vs. \"und:ci\". Collation on argument 2 (\"binary\") in function CONCAT is not compatible with other arguments",
        "[word, COLLATE('A', 'binary')] | Collation conflict: \"binary\" vs. \"und:ci\". Collation on argument 2 (\"binary\") in function ARRAY[...] is not compatible with other arguments",
        "word IN (SELECT COLLATE('A', 'binary')) | Collation conflict: \"und:ci\" vs. \"binary\". Collation for IN operator is different on input expr (\"und:ci\") and subquery column (\"binary\")",
        "(SELECT word UNION ALL SELECT COLLATE('A', 'binary')) | Collation conflict: \"binary\" vs. \"und:ci\"; in column 1, item 2 of set operation scan",
        "REGEXP_CONTAINS(word, 'a') | Collation is not allowed on argument 1 (\"und:ci\"). Use COLLATE(arg, '') to remove collation",
        "RANK() OVER (ORDER BY 1 COLLATE 'und:ci') | COLLATE can only be applied to expressions of type STRING, but was applied to INT64",
      })
  void refusesCollationsThatDoNotGoTogether(String expression, String message) {
    assertThatThrownBy(() -> database.run("SELECT " + expression + " FROM d.words"))
        .hasMessageContaining(message);
  }
}
