package dev.quern.scripting;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.parser.GoogleSqlParser;
import java.util.List;
import java.util.Optional;

/**
 * Runs GoogleSQL: a single statement at once, several one after another. Source: "Procedural
 * language".
 */
public final class ScriptRunner implements StatementRunner {

  private final StatementExecutor statements;
  private final GoogleSqlParser parser = new GoogleSqlParser();

  /** A runner over an executor of single statements. */
  public ScriptRunner(StatementExecutor statements) {
    this.statements = statements;
  }

  @Override
  public StatementResult run(StatementRequest request, Cancellation cancellation) {
    List<Statement> script = parser.parseScript(request.sql()).statements();
    Optional<StatementResult> last = Optional.empty();
    for (Statement statement : script) {
      last.ifPresent(ScriptRunner::close);
      cancellation.check();
      last = Optional.of(statements.run(request.sql(), statement, request, cancellation));
    }
    return last.orElseThrow(() ->
        new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Syntax error: Unexpected end of statement at [1:1]"));
  }

  private static void close(StatementResult result) {
    if (result.outcome() instanceof StatementResult.Rows(var rows)) {
      rows.close();
    }
  }
}
