package dev.quern.domain.data;

import dev.quern.domain.schema.TableSchema;
import java.util.List;
import java.util.Optional;

/**
 * Rows on their way out of the engine, batch by batch. Used by one thread at a time; to be closed,
 * also before the end.
 */
public interface RowStream extends AutoCloseable {

  /** The columns of every batch. */
  TableSchema schema();

  /**
   * The next rows, valid until the next call and until {@link #close}; empty at the end.
   *
   * @throws dev.quern.domain.error.BigQueryException when the engine meets an error in the data, or
   *     was interrupted
   */
  Optional<RowBatch> next();

  /**
   * The next batches, until they hold {@code rows} rows together or more; empty at the end. A
   * stream whose batches live only until the next may give one at a time. See {@link #next()}.
   */
  default List<RowBatch> next(int rows) {
    return next().map(List::of).orElse(List.of());
  }

  @Override
  void close();
}
