package dev.quern.storage.kernel;

import dev.quern.domain.data.ColumnVector;

/** Computes a scalar function for a whole batch; for functions worth a tight loop of their own. */
@FunctionalInterface
public interface VectorKernel {

  /**
   * Reads rows 0 to {@code rowCount - 1} of every argument and writes the same rows of the result.
   *
   * @param arguments one vector per argument
   * @param rowCount how many rows
   * @param result where the results go; every row must be written, NULL included
   */
  void apply(ColumnVector[] arguments, int rowCount, VectorWriter result);
}
