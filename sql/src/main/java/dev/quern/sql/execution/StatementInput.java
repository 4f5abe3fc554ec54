package dev.quern.sql.execution;

import dev.quern.domain.statement.StatementRequest;
import dev.quern.sql.analyzer.ScriptNames;

/**
 * What statements are analyzed with.
 *
 * @param sql the text they were parsed from
 * @param request what was asked: its parameters, its default dataset, who asks
 * @param names what the script around them has declared
 * @param isWhole whether the statement is all of the request, outside of sessions
 */
public record StatementInput(
    String sql, StatementRequest request, ScriptNames names, boolean isWhole) {

  /** A statement among others. */
  public StatementInput(String sql, StatementRequest request, ScriptNames names) {
    this(sql, request, names, false);
  }

  /** The same for the only statement of a request outside of sessions. */
  public StatementInput whole() {
    return new StatementInput(sql, request, names, true);
  }

  /** The same for a statement that is executed even where the request is only analyzed. */
  public StatementInput executed() {
    return new StatementInput(sql, request.executed(), names);
  }

  /** The same for another text. */
  public StatementInput withSql(String value) {
    return new StatementInput(value, request, names);
  }
}
