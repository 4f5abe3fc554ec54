package dev.quern.storage.duckdb.function;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
import java.util.List;
import java.util.OptionalLong;

/** Rows that Java supplies to the engine: virtual tables, files, rows to be inserted. */
public interface JavaTable {

  /** The most rows a {@link Scan} may write at a time. */
  int BATCH_ROWS = 2048;

  /** The types of the columns. */
  List<SqlType> types();

  /** About how many rows there are, to help the engine plan. */
  default OptionalLong rowCount() {
    return OptionalLong.empty();
  }

  /**
   * Begins to read the table.
   *
   * @param columns the numbers of the columns that are needed, in the order in which {@link
   *     Scan#next} gets their writers
   */
  Scan scan(List<Integer> columns);

  /** One reading of a table, by one thread at a time. */
  interface Scan extends AutoCloseable {

    /**
     * Writes the next rows, from row 0 on.
     *
     * @param columns one writer for each needed column
     * @return how many rows, at most {@link #BATCH_ROWS}; 0 at the end
     */
    int next(List<VectorWriter> columns);

    @Override
    default void close() {}
  }
}
