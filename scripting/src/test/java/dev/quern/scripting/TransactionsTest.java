package dev.quern.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.statement.StatementRequest.SessionChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {

  @TempDir Path folder;
  private TestScripts scripts;

  @BeforeEach
  void open() {
    scripts = new TestScripts(folder);
    scripts.run("CREATE TABLE d.t (a INT64, n NUMERIC)");
  }

  @AfterEach
  void close() {
    scripts.close();
  }

  @Test
  void commitsAllStatementsTogether() {
    assertThat(
            scripts.run(
                """
                BEGIN TRANSACTION;
                INSERT INTO d.t VALUES (1, 2.5), (2, 1);
                UPDATE d.t SET n = n * 4 / 2 WHERE a = 1;
                DELETE FROM d.t WHERE REVERSE(CAST(a AS STRING)) = '2';
                COMMIT TRANSACTION;
                SELECT a, n FROM d.t\
                """))
        .isEqualTo("1, 5");
  }

  @Test
  void seesItsOwnChangesAndUndoesThem() {
    assertThat(
            scripts.run("BEGIN; INSERT INTO d.t VALUES (1, 2); SELECT SUM(n) FROM d.t; ROLLBACK;"))
        .isEqualTo("2");
    assertThat(scripts.run("SELECT COUNT(*) FROM d.t")).isEqualTo("0");
  }

  @Test
  void undoesWhatTheScriptLeavesOpen() {
    scripts.run("BEGIN TRANSACTION; INSERT INTO d.t VALUES (1, 2);");

    assertThat(scripts.run("SELECT COUNT(*) FROM d.t")).isEqualTo("0");
  }

  @Test
  void keepsAnAbortedTransactionFromCommitting() {
    assertThat(
            scripts.run(
                """
                BEGIN
                  BEGIN TRANSACTION;
                  INSERT INTO d.t VALUES (1, 2);
                  SELECT ERROR('no');
                EXCEPTION WHEN ERROR THEN
                  SELECT @@error.message;
                  ROLLBACK TRANSACTION;
                END;
                SELECT COUNT(*) FROM d.t\
                """))
        .isEqualTo("0");
  }

  @Test
  void refusesDefinitionsOfPermanentThings() {
    assertThatThrownBy(() -> scripts.run("BEGIN TRANSACTION; CREATE TABLE d.u (a INT64); COMMIT"))
        .hasMessageContaining("DDL statements are not supported in a transaction");
  }

  @Test
  void sessionsKeepVariablesTablesAndTransactions() {
    String id = scripts.result("SELECT 1", new SessionChoice.New()).sessionId().orElseThrow();
    SessionChoice session = new SessionChoice.Existing(id);
    scripts.run("CREATE TEMP TABLE s AS SELECT 5 AS x", session);
    scripts.run("DECLARE v INT64 DEFAULT 7", session);
    scripts.run("BEGIN TRANSACTION", session);
    scripts.run("INSERT INTO s VALUES (6)", session);

    assertThat(scripts.run("SELECT COUNT(*) + v FROM s", session)).isEqualTo("9");
    scripts.run("ROLLBACK TRANSACTION", session);
    assertThat(scripts.run("SELECT COUNT(*) FROM s", session)).isEqualTo("1");
  }

  @Test
  void refusesSessionsThatDoNotExist() {
    assertThatThrownBy(() -> scripts.run("SELECT 1", new SessionChoice.Existing("gone")))
        .hasMessage("Invalid input session id.");
  }
}
