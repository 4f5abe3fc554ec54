package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.RowBatch;

/** Takes the rows of a query while the engine reads them. See {@link RowSinks}. */
@FunctionalInterface
public interface RowSink {

  /**
   * Takes rows, which are valid only during the call.
   *
   * @return how many of them it takes, from the first on; less than all ends the query
   */
  int take(RowBatch rows);
}
