package dev.quern.domain.statement;

/** Runs GoogleSQL. */
@FunctionalInterface
public interface StatementRunner {

  /**
   * Parses, analyzes and runs a statement.
   *
   * @param request the statement
   * @param cancellation stops it; rows already handed out then fail too
   * @throws dev.quern.domain.error.BigQueryException what is wrong with the statement or the data
   */
  StatementResult run(StatementRequest request, Cancellation cancellation);

  /**
   * The same, with each statement of a script reported as it ends.
   *
   * @param listener is told of the statements of a script
   */
  default StatementResult run(
      StatementRequest request, Cancellation cancellation, ScriptListener listener) {
    return run(request, cancellation);
  }
}
