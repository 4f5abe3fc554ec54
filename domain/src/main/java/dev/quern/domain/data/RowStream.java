package dev.quern.domain.data;

import dev.quern.domain.schema.TableSchema;
import java.util.ArrayList;
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

  /** Makes something of a row. */
  @FunctionalInterface
  interface RowReader<T> {

    /** What row {@code row} of a batch is, which is valid only during the call. */
    T read(RowBatch batch, int row);
  }

  /** All rows that are left, each as something that outlives them. */
  default <T> List<T> toList(RowReader<T> reader) {
    List<T> list = new ArrayList<>();
    for (Optional<RowBatch> batch = next(); batch.isPresent(); batch = next()) {
      for (int row = 0; row < batch.get().rowCount(); row++) {
        list.add(reader.read(batch.get(), row));
      }
    }
    return list;
  }

  /** The same rows; when they are closed, something else is done after that. */
  default RowStream andThen(Runnable after) {
    return new ThenRows(this, after);
  }

  @Override
  void close();
}
