package dev.quern.domain.data;

import dev.quern.domain.schema.TableSchema;

/** A result that is kept for paging. Safe for use by many threads. */
public interface KeptRows extends AutoCloseable {

  /** The columns. */
  TableSchema schema();

  /** The number of rows. */
  long rowCount();

  /**
   * Some of the rows, in their order.
   *
   * @param start the first row, from 0
   * @param count how many at most
   */
  RowStream rows(long start, long count);

  /** Gives up the rows; streams already open stay readable to their end. */
  @Override
  void close();
}
