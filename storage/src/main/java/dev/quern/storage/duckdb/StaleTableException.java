package dev.quern.storage.duckdb;

import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.List;

/**
 * A statement that names a table or column which the engine does not have. When another transaction
 * has just changed the table, the statement may succeed when it is made anew from the catalog; else
 * it is a fault of ours.
 */
public final class StaleTableException extends BigQueryException {

  private static final long serialVersionUID = 1L;

  StaleTableException(String engineText) {
    super(
        List.of(BigQueryError.of(ErrorReason.INTERNAL_ERROR, "The engine failed: " + engineText)));
  }
}
