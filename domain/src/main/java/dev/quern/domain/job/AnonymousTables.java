package dev.quern.domain.job;

import dev.quern.domain.access.Principal;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import java.util.Optional;

/**
 * The tables that hold the results of queries without a destination. Source: "Writing query
 * results", temporary and permanent tables.
 */
@FunctionalInterface
public interface AnonymousTables {

  /**
   * The rows of such a table; empty when it is no such table.
   *
   * @throws dev.quern.domain.error.BigQueryException {@code accessDenied} for a caller who may not
   *     read what the job gave
   */
  Optional<KeptRows> anonymousRows(TableReference table, Principal caller);
}
