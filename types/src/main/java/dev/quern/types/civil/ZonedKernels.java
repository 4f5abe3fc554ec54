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

  /** A kernel whose second argument is the name of a time zone. */
  public static ScalarKernel of(String name, SqlType argument, SqlType result, Body body) {
    LastText<Zone> zones = new LastText<>(Zone::of);
    return ScalarKernel.of(
            name,
            List.of(argument, STRING),
            result,
            (in, row, out) -> body.apply(in[0], row, zones.get(in[1], row), out))
        .withBatchBody((in, rowCount, out) -> batch(in, rowCount, zones, body, out));
  }

  /** Looks for the zone only when its text is another, or elsewhere, than in the row before. */
  private static void batch(
      ColumnVector[] in, int rowCount, LastText<Zone> zones, Body body, VectorWriter out) {
    long low = 0;
    long high = 0;
    Zone zone = Zone.UTC;
    for (int row = 0; row < rowCount; row++) {
      long nextLow = in[1].getInt128Low(row);
      long nextHigh = in[1].getInt128High(row);
      if (row == 0 || nextLow != low || nextHigh != high) {
        zone = zones.get(in[1], row);
        low = nextLow;
        high = nextHigh;
      }
      body.apply(in[0], row, zone, out);
    }
  }
}
