package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import java.util.function.IntConsumer;

/** Loops for kernels that have a body for whole batches. */
public final class Batches {

  private Batches() {}

  /**
   * Calls {@code body} for every row without a NULL argument. Call it with a lambda written in
   * place: the compiler then merges both into one loop.
   */
  public static void eachRow(ColumnVector[] arguments, int rowCount, IntConsumer body) {
    boolean dense = true;
    for (ColumnVector argument : arguments) {
      dense &= argument.hasNoNulls();
    }
    for (int row = 0; row < rowCount; row++) {
      if (dense || !anyNull(arguments, row)) {
        body.accept(row);
      }
    }
  }

  private static boolean anyNull(ColumnVector[] arguments, int row) {
    for (ColumnVector argument : arguments) {
      if (argument.isNull(row)) {
        return true;
      }
    }
    return false;
  }
}
