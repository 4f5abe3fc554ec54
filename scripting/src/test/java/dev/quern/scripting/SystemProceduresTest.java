package dev.quern.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.statement.StatementRequest.SessionChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemProceduresTest {

  @TempDir private Path folder;
  private TestScripts scripts;

  @BeforeEach
  void open() {
    scripts = new TestScripts(folder);
  }

  @AfterEach
  void close() {
    scripts.close();
  }

  @Test
  void refreshesMaterializedViewsOnly() {
    scripts.run("CREATE TABLE d.t AS SELECT 1 AS x");
    scripts.run("CREATE MATERIALIZED VIEW d.m AS SELECT SUM(x) AS s FROM d.t");

    scripts.run("CALL BQ.REFRESH_MATERIALIZED_VIEW('p.d.m')");

    assertThatThrownBy(() -> scripts.run("CALL BQ.REFRESH_MATERIALIZED_VIEW('d.t')"))
        .hasMessageContaining("p:d.t is not a materialized view");
    assertThatThrownBy(() -> scripts.run("CALL BQ.REFRESH_MATERIALIZED_VIEW('d.none')"))
        .hasMessageContaining("Not found: Materialized view p:d.none");
  }

  @Test
  void endsTheSessionThatAsksForIt() {
    String id =
        scripts
            .result("CREATE TEMP TABLE t AS SELECT 1 AS x", new SessionChoice.New())
            .sessionId()
            .orElseThrow();
    SessionChoice session = new SessionChoice.Existing(id);
    assertThat(scripts.run("SELECT x FROM t", session)).isEqualTo("1");

    scripts.run("CALL BQ.ABORT_SESSION()", session);

    assertThatThrownBy(() -> scripts.run("SELECT 1", session))
        .hasMessageContaining("Invalid input session id");
  }

  @Test
  void refusesToEndWhatIsNoSession() {
    assertThatThrownBy(() -> scripts.run("CALL BQ.ABORT_SESSION()"))
        .hasMessageContaining("outside of a session");
  }
}
