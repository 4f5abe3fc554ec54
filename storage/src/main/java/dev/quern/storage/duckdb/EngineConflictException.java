package dev.quern.storage.duckdb;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;

/**
 * A transaction that failed because another one changed the same rows or the same table first. What
 * it did is undone; it may succeed when tried again from its beginning.
 */
public final class EngineConflictException extends BigQueryException {

  private static final long serialVersionUID = 1L;

  private static final String MESSAGE =
      "Transaction is aborted due to concurrent update by another transaction";

  /** A conflict. */
  public EngineConflictException() {
    super(ErrorReason.INVALID_QUERY, "query", MESSAGE);
  }
}
