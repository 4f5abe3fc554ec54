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

  /**
   * Whether rows may be stored in any order, so that many threads may do it; the engine keeps the
   * order of others.
   */
  default boolean isUnordered() {
    return false;
  }

  /**
   * Begins to read the table by many threads, which together read all rows, in any order.
   *
   * @param columns as in {@link #scan}
   */
  default Reading read(List<Integer> columns) {
    return new SingleReading(scan(columns));
  }

  /** One reading of a table, by any number of threads. */
  interface Reading extends AutoCloseable {

    /** How many threads may read at a time. */
    int maxThreads();

    /** A part of the rows for one thread, which closes it; called at most once by each thread. */
    Scan scan();

    @Override
    default void close() {}
  }

  /** One reading of rows, by one thread at a time. */
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
