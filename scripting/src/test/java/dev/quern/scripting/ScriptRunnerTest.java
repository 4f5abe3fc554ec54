package dev.quern.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementRequest.SessionChoice;
import dev.quern.domain.statement.StatementResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRunnerTest {

  @TempDir Path folder;
  private TestScripts scripts;

  @BeforeEach
  void open() {
    scripts = new TestScripts(folder);
  }

  @AfterEach
  void close() {
    scripts.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          DECLARE x, y INT64 DEFAULT 4; SET x = x * 2; SELECT x, y ~ 8, 4
          DECLARE x DEFAULT 'a'; SELECT x || 'b' ~ ab
          DECLARE a, b INT64; SET (a, b) = (1 + 1, 3); SELECT a, b ~ 2, 3
          DECLARE a INT64; DECLARE b STRING; SET (a, b) = (SELECT AS STRUCT 7, 'z'); SELECT a, b ~ 7, z
          DECLARE x INT64 DEFAULT 7; IF x < 5 THEN SELECT 1; ELSEIF x = 7 THEN SELECT 2; ELSE SELECT 3; END IF ~ 2
          CASE 2 WHEN 1 THEN SELECT 'a'; WHEN 2 THEN SELECT 'b'; ELSE SELECT 'c'; END CASE ~ b
          CASE WHEN FALSE THEN SELECT 'a'; ELSE SELECT 'c'; END CASE ~ c
          DECLARE n INT64 DEFAULT 0; LOOP SET n = n + 1; IF n = 3 THEN BREAK; END IF; END LOOP; SELECT n ~ 3
          DECLARE n, s INT64 DEFAULT 0; WHILE n < 5 DO SET n = n + 1; IF n = 2 THEN CONTINUE; END IF; SET s = s + n; END WHILE; SELECT s ~ 13
          DECLARE n INT64 DEFAULT 9; REPEAT SET n = n + 1; UNTIL n > 3 END REPEAT; SELECT n ~ 10
          DECLARE s STRING DEFAULT ''; FOR r IN (SELECT e, e * e AS q FROM UNNEST([1, 2, 3]) e ORDER BY e) DO SET s = s || r.q || ';'; END FOR; SELECT s ~ 1;4;9;
          DECLARE n INT64 DEFAULT 0; a: LOOP b: LOOP SET n = n + 1; IF n > 4 THEN LEAVE a; END IF; ITERATE a; END LOOP; END LOOP; SELECT n ~ 5
          a: BEGIN SELECT 1; LEAVE a; SELECT 2; END ~ 1
          SELECT 1; RETURN; SELECT 2 ~ 1
          DECLARE y INT64; EXECUTE IMMEDIATE 'SELECT ? * (? + 2)' INTO y USING 1, 3; SELECT y ~ 5
          DECLARE y INT64; EXECUTE IMMEDIATE 'SELECT @a + @b' INTO y USING 1 AS a, 3 AS b; SELECT y ~ 4
          DECLARE y INT64 DEFAULT 5; EXECUTE IMMEDIATE 'SELECT 1 FROM UNNEST([]) LIMIT 0' INTO y; SELECT y ~ NULL
          CREATE TEMP FUNCTION f(x INT64) AS (x + 1); SELECT f(f(1)) ~ 3
          CREATE TEMP TABLE t AS SELECT 1 AS a; INSERT INTO t VALUES (2), (3); SELECT @@row_count, (SELECT COUNT(*) FROM _SESSION.t) ~ 2, 3
          SET @@time_zone = 'Asia/Tokyo'; SELECT @@time_zone, STRING(TIMESTAMP '2020-01-01 00:00:00+00') ~ Asia/Tokyo, 2020-01-01 09:00:00+09
          SELECT @@project_id, @@dataset_id ~ p, d
          """)
  void runs(String script, String expected) {
    assertThat(scripts.run(script)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          SELECT 1; SELECT nocol ~ Query error: Unrecognized name: nocol at [1:18]
          DECLARE x INT64; SET x = 'a' ~ Query error: Cannot coerce expression of type STRING to type INT64 at [1:26]
          SET x = 5 ~ Query error: Undeclared variable: x at [1:5]
          DECLARE x INT64; BEGIN DECLARE x INT64; END ~ Query error: Variable 'x' redeclaration at [1:32]
          SELECT 1; DECLARE x INT64 ~ Variable declarations are allowed only at the start of a block or script at [1:11]
          BREAK ~ BREAK is only allowed inside of a loop body at [1:1]
          LOOP BREAK nowhere; END LOOP ~ Label nowhere not found at [1:6]
          RAISE USING MESSAGE = 'oops' ~ Query error: oops at [1:1]
          RAISE ~ Query error: Cannot re-raise an existing exception outside of an exception handler at [1:1]
          ASSERT 1 = 2 AS 'numbers' ~ Query error: numbers at [1:1]
          CALL nothing() ~ Query error: Procedure not found: nothing at [1:6]
          SET @@project_id = 'x' ~ Query error: Cannot assign value to read-only variable: @@project_id at [1:5]
          COMMIT TRANSACTION ~ Query error: There is no active transaction to commit at [1:1]
          CREATE TEMP TABLE t AS SELECT 1 AS a ~ Use of CREATE TEMPORARY TABLE requires a script or session at [1:1]
          CREATE TEMP FUNCTION f() AS (1) ~ CREATE TEMPORARY FUNCTION statements must be followed by an actual query.
          """)
  void refuses(String script, String message) {
    assertThatThrownBy(() -> scripts.run(script)).hasMessage(message);
  }

  @Test
  void plansWithFunctionsInASessionThatForgetsThem() {
    String id = scripts.result("SELECT 1", new SessionChoice.New()).sessionId().orElseThrow();
    SessionChoice session = new SessionChoice.Existing(id);
    String script = "CREATE TEMP FUNCTION twice(x INT64) AS (2 * x); SELECT twice(1) AS n";

    assertThat(scripts.plan(script, session).statementType()).isEqualTo("SELECT");
    assertThatThrownBy(() -> scripts.run("SELECT twice(2)", session))
        .hasMessageContaining("Function not found: twice");
    assertThat(scripts.run(script, session)).isEqualTo("2");
    assertThat(scripts.run("SELECT twice(2)", session)).isEqualTo("4");
  }

  @Test
  void plansQueriesThatCallTheTemporaryFunctionsBeforeThem() {
    StatementResult plan =
        scripts.plan(
            "CREATE TEMP FUNCTION twice(x INT64) AS (2 * x);"
                + " CREATE TEMP FUNCTION four(x INT64) AS (twice(twice(x))); SELECT four(1) AS n");

    assertThat(plan.statementType()).isEqualTo("SELECT");
    assertThat(plan.outcome())
        .isInstanceOfSatisfying(
            StatementResult.Planned.class,
            planned ->
                assertThat(planned.schema().fields())
                    .singleElement()
                    .satisfies(field -> assertThat(field.name()).isEqualTo("n")));
    assertThatThrownBy(() -> scripts.run("SELECT twice(1)")).hasMessageContaining("not found");
  }

  @Test
  void passesValuesIntoAndOutOfProcedures() {
    scripts.run(
        "CREATE PROCEDURE d.add(a INT64, INOUT b INT64, OUT s STRING) BEGIN SET b = a + b; SET s = 'done'; END");

    assertThat(
            scripts.run(
                "DECLARE n INT64 DEFAULT 5; DECLARE t STRING; CALL d.add(2, n, t); SELECT n, t"))
        .isEqualTo("7, done");
  }

  @Test
  void tellsHandlersWhereAnErrorHappened() {
    scripts.run("CREATE PROCEDURE d.inner_() BEGIN\n  SELECT 1/0;\nEND");
    scripts.run("CREATE PROCEDURE d.outer_() BEGIN\n  CALL d.inner_();\nEND");

    assertThat(
            scripts.run(
                """
                BEGIN
                  CALL d.outer_();
                EXCEPTION WHEN ERROR THEN
                  SELECT @@error.message, @@error.statement_text, @@error.formatted_stack_trace;
                END\
                """))
        .isEqualTo(
            "Query error: division by zero: 1 / 0 at [p.d.inner_:2:3], SELECT 1/0,"
                + " At p.d.inner_[2:3]\nAt p.d.outer_[2:3]\nAt [2:3]\n");
  }

  @Test
  void handlesErrorsOfHandlersOutside() {
    assertThat(
            scripts.run(
                """
                BEGIN
                  BEGIN RAISE USING MESSAGE = 'a';
                  EXCEPTION WHEN ERROR THEN RAISE USING MESSAGE = @@error.message || 'b'; END;
                EXCEPTION WHEN ERROR THEN SELECT @@error.message; END\
                """))
        .isEqualTo("ab");
  }

  @Test
  void dropsTemporaryTablesAtTheEndOfTheScript() {
    scripts.run("CREATE TEMP TABLE t AS SELECT 1 AS a; SELECT * FROM t");

    assertThat(scripts.catalog().view().datasets("p"))
        .extracting(dataset -> dataset.reference().datasetId())
        .containsExactly("d");
  }

  @Test
  void reportsEachStatementWithItsPlace() {
    scripts.run("DECLARE x INT64 DEFAULT 1;\nSELECT x;\nCREATE TABLE d.t (a INT64)");

    assertThat(scripts.steps())
        .extracting(ScriptStep::sql)
        .containsExactly("SELECT x", "CREATE TABLE d.t (a INT64)");
    assertThat(scripts.steps().getLast().frames().getFirst().startLine()).isEqualTo(3);
  }
}
