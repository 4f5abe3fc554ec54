package dev.quern.types.civil;

import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.kernel.LastText;
import java.util.List;

/** Kernels of one value and the time zone that it is to be seen in. */
public final class ZonedKernels {

  private ZonedKernels() {}

  /** Computes one row. */
  @FunctionalInterface
  public interface Body {
    /** Reads a row of {@code in} and writes that row of {@code out}. */
    void apply(ColumnVector in, int row, Zone zone, VectorWriter out);
  }

  /** Computes rows that are to be seen in the same time zone. */
  @FunctionalInterface
  interface RowsBody {
    /** Reads the rows before {@code to} of {@code in} and writes those rows of {@code out}. */
    void apply(ColumnVector in, int from, int to, Zone zone, VectorWriter out);
  }

  /** A kernel whose second argument is the name of a time zone. */
  public static ScalarKernel of(String name, SqlType argument, SqlType result, Body body) {
    return ofRows(
        name,
        argument,
        result,
        (in, from, to, zone, out) -> {
          for (int row = from; row < to; row++) {
            body.apply(in, row, zone, out);
          }
        });
  }

  /** The same with a loop of its own. */
  static ScalarKernel ofRows(String name, SqlType argument, SqlType result, RowsBody body) {
    LastText<Zone> zones = new LastText<>(Zone::of);
    return ScalarKernel.of(
            name,
            List.of(argument, STRING),
            result,
            (in, row, out) -> body.apply(in[0], row, row + 1, zones.get(in[1], row), out))
        .withBatchBody((in, rowCount, out) -> {
          for (int from = 0; from < rowCount; ) {
            int to = endOfSame(in[1], from, rowCount);
            body.apply(in[0], from, to, zones.get(in[1], from), out);
            from = to;
          }
        });
  }

  /** The first row after {@code from} whose text is another, or elsewhere. */
  private static int endOfSame(ColumnVector texts, int from, int rowCount) {
    long low = texts.getInt128Low(from);
    long high = texts.getInt128High(from);
    int row = from + 1;
    while (row < rowCount && texts.getInt128Low(row) == low && texts.getInt128High(row) == high) {
      row++;
    }
    return row;
  }
}
