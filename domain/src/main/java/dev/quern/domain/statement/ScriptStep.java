package dev.quern.domain.statement;

import dev.quern.domain.error.BigQueryError;
import java.util.List;
import java.util.Optional;

/**
 * A statement that a script has run, or an expression of one that reads tables. Source: REST
 * resource Job, {@code statistics.scriptStatistics}.
 *
 * @param sql its text
 * @param frames where it stands, the innermost frame first
 * @param startTime when it began, milliseconds since the epoch
 * @param endTime when it ended, milliseconds since the epoch
 * @param result what came of it; empty when it failed
 * @param errors why it failed; empty when it did not
 * @param kind which of both it is
 */
public record ScriptStep(
    String sql,
    List<Frame> frames,
    long startTime,
    long endTime,
    Optional<StatementResult> result,
    List<BigQueryError> errors,
    Kind kind) {

  public ScriptStep {
    frames = List.copyOf(frames);
    errors = List.copyOf(errors);
  }

  /** What a script evaluates, {@code evaluationKind}. */
  public enum Kind {
    STATEMENT,
    EXPRESSION
  }

  /**
   * A place in a script or a procedure, {@code ScriptStackFrame}.
   *
   * @param procedureId the procedure's full name; empty in the script itself
   * @param startLine the line the statement begins in, from 1
   * @param startColumn the column it begins at, from 1
   * @param endLine the line it ends in
   * @param endColumn the column behind its end
   * @param text the statement
   */
  public record Frame(
      Optional<String> procedureId,
      int startLine,
      int startColumn,
      int endLine,
      int endColumn,
      String text) {}
}
