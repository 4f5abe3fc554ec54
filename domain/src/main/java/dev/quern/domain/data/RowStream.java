package dev.quern.domain.data;

import dev.quern.domain.schema.TableSchema;
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

  @Override
  void close();
}
