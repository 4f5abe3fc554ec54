package dev.quern.storage.kernel;

import dev.quern.domain.data.ColumnVector;

/**
 * Computes one row of a scalar function. May throw {@link dev.quern.domain.error.BigQueryException}
 * for an error in the row's data; under {@code SAFE.} the row becomes NULL instead.
 */
@FunctionalInterface
public interface RowKernel {

  /**
   * Reads row {@code row} of every argument and writes row {@code row} of the result.
   *
   * @param arguments one vector per argument
   * @param row the row
   * @param result where the row's result goes; must be written, NULL included
   */
  void apply(ColumnVector[] arguments, int row, VectorWriter result);
}
