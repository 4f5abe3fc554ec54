package dev.quern.sql.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutinesTest {

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    database.run(
        """
        CREATE FUNCTION d.add(x INT64, y INT64) AS (x + y);
        CREATE FUNCTION d.ratio(x FLOAT64) RETURNS FLOAT64 AS (x / 2);
        CREATE FUNCTION d.larger(x ANY TYPE, y ANY TYPE) AS (IF(x > y, x, y));
        CREATE FUNCTION d.twice(x INT64) AS (d.add(x, x));
        CREATE FUNCTION d.total(xs ARRAY<INT64>) AS ((WITH q AS (SELECT x FROM UNNEST(xs) x) SELECT SUM(x) FROM q));
        CREATE FUNCTION d.inverse(x FLOAT64) AS (1 / x);
        CREATE FUNCTION d.third(x ANY TYPE) AS (IF(x IS NULL, ERROR('none'), x[OFFSET(2)]));
        CREATE FUNCTION d.zero(x FLOAT64) AS (x - x);
        CREATE AGGREGATE FUNCTION d.average(x FLOAT64, w FLOAT64) AS (SUM(x * w) / SUM(w));
        CREATE AGGREGATE FUNCTION d.scaled(x INT64, n INT64 NOT AGGREGATE) AS (SUM(x) * n);
        CREATE TABLE d.t AS SELECT 1 AS a, 'one' AS b UNION ALL SELECT 2, 'two';
        CREATE TABLE FUNCTION d.below(n INT64) AS SELECT a, b FROM d.t WHERE a < n;
        CREATE TABLE FUNCTION d.scaled_rows(items TABLE<a INT64>, n INT64) AS SELECT a * n AS v FROM items;
        CREATE TABLE FUNCTION d.counted(items ANY TABLE) AS SELECT COUNT(*) AS n FROM items;
        CREATE TABLE FUNCTION d.renamed() RETURNS TABLE<v FLOAT64> AS SELECT 'x' AS w, 1 AS v;
        CREATE TABLE FUNCTION d.numbers(n INT64) AS
          WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r WHERE x < n) SELECT x FROM r
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String run(String sql) {
    return database.run(sql).stream()
        .map(row -> String.join(", ", row))
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          SELECT d.add(1, 2), `test-project.d.add`(3, 4), add(5, 6) ~ 3, 7, 11
          SELECT d.add(y => 1, x => 2), d.add(1, y => 2) ~ 3, 3
          SELECT d.ratio(3), d.twice(4) ~ 1.5, 8
          SELECT d.larger(1, 2), d.larger('a', 'b'), d.larger(1.5, 1) ~ 2, b, 1.5
          SELECT d.total([1, 2, 3]) ~ 6
          SELECT d.zero(RAND()) ~ 0
          SELECT SAFE.d.inverse(0), SAFE.d.inverse(2), SAFE.d.inverse(NULL) ~ NULL, 0.5, NULL
          SELECT SAFE.d.inverse(a - 1), IFNULL(SAFE.d.add(a, 9223372036854775806), 0) FROM d.t ORDER BY a ~ NULL, 9223372036854775807 | 1, 0
          SELECT SAFE.d.third([1, 2]), SAFE.d.third(['a', 'b', 'c']), SAFE.d.third(CAST(NULL AS ARRAY<INT64>)) ~ NULL, c, NULL
          SELECT SUM(d.add(a, 1)) FROM d.t WHERE d.twice(a) > 2 ~ 3
          SELECT d.average(v, w) FROM UNNEST([STRUCT(1 AS v, 1 AS w), (4, 2)]) ~ 3
          SELECT a > 1, d.scaled(a, 10) FROM d.t GROUP BY 1 ORDER BY 1 ~ false, 10 | true, 20
          SELECT b FROM d.below(2) ~ one
          SELECT x.b, y.b AS c FROM d.below(2) AS x, d.below(9) AS y WHERE y.a = 2 ~ one, two
          SELECT v FROM d.scaled_rows(TABLE d.t, 5) ORDER BY v ~ 5 | 10
          SELECT v FROM d.scaled_rows((SELECT 'q' AS z, 7 AS a), 2) ~ 14
          WITH c AS (SELECT 3 AS a) SELECT v FROM d.scaled_rows(TABLE c, 2) ~ 6
          FROM d.t |> WHERE a = 2 |> CALL d.scaled_rows(3) ~ 6
          SELECT n FROM d.counted((SELECT * FROM d.t)) ~ 2
          SELECT * FROM d.renamed() ~ 1
          SELECT COUNT(*), SUM(x) FROM d.numbers(10) ~ 10, 55
          """)
  void putsBodiesInThePlaceOfCalls(String sql, String expected) {
    assertThat(run(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          SELECT d.add('a', 1) ~ No matching signature for function add
          SELECT d.missing(1) ~ Function not found: d.missing at [1:8]
          SELECT d.larger(1, 'a') ~ Invalid function larger at [1:8]; Analysis of function larger failed at [1:4]
          SELECT d.scaled(a, a) FROM d.t ~ Argument 2 to scaled must be a literal or query parameter at [1:20]
          SELECT a FROM d.t WHERE d.scaled(a, 1) > 1 ~ Aggregate function scaled not allowed in WHERE clause at [1:25]
          SELECT d.scaled(SUM(a), 1) FROM d.t ~ Aggregations of aggregations are not allowed
          SELECT d.add(a, 1) OVER () FROM d.t ~ Function add does not support an OVER clause at [1:8]
          SELECT d.add(DISTINCT a, 1) FROM d.t ~ Non-aggregate function add cannot be called with DISTINCT at [1:8]
          SELECT * FROM d.missing(1) ~ Table-valued function not found: d.missing at [1:15]
          SELECT * FROM d.below('a') ~ No matching signature for below
          SELECT * FROM d.below() ~ Signature requires at least 1 argument, found 0 arguments at [1:15]
          SELECT * FROM d.scaled_rows((SELECT 1 AS z), 1) ~ Required column "a" not found in table passed as argument 1
          SELECT * FROM d.scaled_rows(1, 1) ~ argument 1 ('items') must be a relation (i.e. table subquery) at [1:29]
          FROM d.t |> CALL d.below() ~ its signature does not include a table-typed argument
          CREATE FUNCTION d.bad(x INT64) AS (x + y) ~ Unrecognized name: y at [1:40]
          CREATE FUNCTION d.bad(x INT64) RETURNS STRING AS (x) ~ Function declared to return STRING but the function body produces incompatible type INT64 at [1:51]
          CREATE FUNCTION d.bad(x INT64) AS (SUM(x)) ~ Aggregate function SUM not allowed in SQL function body for non-AGGREGATE function at [1:36]
          CREATE FUNCTION d.bad(x INT64, x INT64) AS (x) ~ Duplicate argument name x at [1:32]
          CREATE FUNCTION d.bad(x INT64) ~ Function must specify LANGUAGE or have a SQL body in parentheses at [1:1]
          CREATE FUNCTION d.bad(x STRING(5)) AS (x) ~ Parameterized types are not supported in function arguments
          CREATE AGGREGATE FUNCTION d.bad(x INT64) AS (x) ~ Function argument x cannot be referenced outside aggregate function calls
          CREATE TABLE FUNCTION d.bad() AS SELECT 1 ~ missing one or more explicit output column names at [1:34]
          CREATE OR REPLACE FUNCTION IF NOT EXISTS d.bad() AS (1) ~ cannot have both OR REPLACE and IF NOT EXISTS at [1:1]
          CREATE FUNCTION d.add(x INT64) AS (x) ~ Already Exists: Routine test-project:d.add
          CREATE FUNCTION d.bad() RETURNS INT64 LANGUAGE python AS 'x' ~ A function in Python is not supported by Quern
          DROP FUNCTION d.missing ~ Not found: Routine test-project:d.missing
          """)
  void refuses(String sql, String message) {
    assertThatThrownBy(() -> database.run(sql)).hasMessageContaining(message);
  }

  @Test
  void stopsAtFunctionsThatCallThemselves() {
    database.run(
        """
        CREATE FUNCTION d.one(x INT64) AS (x);
        CREATE FUNCTION d.two(x INT64) AS (d.one(x))
        """);

    assertThatThrownBy(() ->
            database.run(
                "CREATE OR REPLACE FUNCTION d.one(x ANY TYPE) AS (d.two(x)); SELECT d.one(1)"))
        .hasMessageContaining("Recursive function call to one");
  }

  @Test
  void replacesKeepsAndDropsRoutines() {
    database.run("CREATE OR REPLACE FUNCTION d.add(x INT64, y INT64) AS (x * y)");
    database.run("CREATE FUNCTION IF NOT EXISTS d.add(x INT64, y INT64) AS (x - y)");
    assertThat(database.run("SELECT d.add(3, 4)")).isEqualTo(List.of(List.of("12")));

    database.run("DROP FUNCTION d.add");
    database.run("DROP FUNCTION IF EXISTS d.add");
    assertThatThrownBy(() -> database.run("SELECT d.add(3, 4)"))
        .hasMessageStartingWith("Function not found: d.add");
  }

  @Test
  void grantsAndRevokesAccessToSchemas() {
    String entry = "{\"role\":\"READER\",\"userByEmail\":\"bob@example.com\"}";
    database.run("GRANT `roles/bigquery.dataViewer` ON SCHEMA d TO 'user:bob@example.com'");
    assertThat(database.catalog().view().dataset(TestDatabase.DATASET).orElseThrow().access())
        .contains(entry);

    database.run("REVOKE `roles/bigquery.dataViewer` ON SCHEMA d FROM 'user:bob@example.com'");
    assertThat(database.catalog().view().dataset(TestDatabase.DATASET).orElseThrow().access())
        .doesNotContain(entry);
  }
}
