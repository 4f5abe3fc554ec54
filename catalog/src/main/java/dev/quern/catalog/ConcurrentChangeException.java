package dev.quern.catalog;

import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.List;

/**
 * Another transaction changed the same resource first; the whole transaction may be tried again.
 */
public final class ConcurrentChangeException extends BigQueryException {

  private static final long serialVersionUID = 1L;

  ConcurrentChangeException(Object resource) {
    super(
        List.of(
            BigQueryError.of(
                ErrorReason.INVALID,
                "Transaction is aborted due to concurrent update against " + resource + ".")));
  }
}
