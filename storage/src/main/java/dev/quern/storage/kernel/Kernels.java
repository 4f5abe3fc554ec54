package dev.quern.storage.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel.Nulls;
import dev.quern.storage.kernel.ScalarKernel.Stability;
import java.util.List;
import java.util.Optional;

/** Makes kernels of per-row functions. */
public final class Kernels {

  private Kernels() {}

  /** A consistent kernel whose result is NULL wherever an argument is. */
  public static ScalarKernel scalar(
      String name, List<SqlType> arguments, SqlType result, RowKernel body) {
    return new ScalarKernel(
        name,
        arguments,
        Optional.empty(),
        result,
        Nulls.PROPAGATE,
        Stability.CONSISTENT,
        rows(body, Nulls.PROPAGATE));
  }

  /** A consistent kernel whose body handles NULL arguments. */
  public static ScalarKernel nullAware(
      String name, List<SqlType> arguments, SqlType result, RowKernel body) {
    return new ScalarKernel(
        name,
        arguments,
        Optional.empty(),
        result,
        Nulls.HANDLE,
        Stability.CONSISTENT,
        rows(body, Nulls.HANDLE));
  }

  /** A loop of a per-row function over a batch. */
  public static VectorKernel rows(RowKernel body, Nulls nulls) {
    return (arguments, rowCount, result) -> {
      for (int row = 0; row < rowCount; row++) {
        if (nulls == Nulls.PROPAGATE && anyNull(arguments, row)) {
          result.setNull(row);
        } else {
          body.apply(arguments, row, result);
        }
      }
    };
  }

  /** The per-row function under {@code SAFE.}: errors in a row's data make the row NULL. */
  public static RowKernel safe(RowKernel body) {
    return (arguments, row, result) -> {
      try {
        body.apply(arguments, row, result);
      } catch (BigQueryException e) {
        result.setNull(row);
      }
    };
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
