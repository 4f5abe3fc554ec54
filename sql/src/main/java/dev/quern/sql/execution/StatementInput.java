package dev.quern.sql.execution;

import dev.quern.domain.statement.StatementRequest;
import dev.quern.sql.analyzer.ScriptNames;

/**
 * What statements are analyzed with.
 *
 * @param sql the text they were parsed from
 * @param request what was asked: its parameters, its default dataset, who asks
 * @param names what the script around them has declared
 */
public record StatementInput(String sql, StatementRequest request, ScriptNames names) {

  /** The same for another text. */
  public StatementInput withSql(String value) {
    return new StatementInput(value, request, names);
  }
}
