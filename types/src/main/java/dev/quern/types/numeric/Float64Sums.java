package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.statement.SpeculationException;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;

/**
 * {@code SUM} and {@code AVG} of FLOAT64, made of two sums by the engine: one of them as they are,
 * and one of them times {@link #SCALE}, in which nothing overflows. Where the first is not finite
 * the second tells whether a value was infinite or NaN, or whether only the first overflowed.
 * Source: "Aggregate functions".
 */
public final class Float64Sums {

  /** 2^-200: sums of 2^200 values of this size are finite. */
  public static final double SCALE = 0x1p-200;

  /** The sum, of the plain and the scaled sum; NULL where these are. */
  public static final ScalarKernel SUM =
      ScalarKernel.of(
          "q_float64_sum",
          List.of(FLOAT64, FLOAT64),
          FLOAT64,
          (in, row, out) -> {
            double sum = sum(in[0].getDouble(row), in[1].getDouble(row), 1);
            if (Double.isInfinite(sum) && Double.isFinite(in[1].getDouble(row))) {
              throw dataError("double overflow");
            }
            out.setDouble(row, sum);
          });

  /** The average, of the plain sum, the scaled sum and the number of values. */
  public static final ScalarKernel AVG =
      ScalarKernel.of(
          "q_float64_avg",
          List.of(FLOAT64, FLOAT64, INT64),
          FLOAT64,
          (in, row, out) ->
              out.setDouble(
                  row,
                  sum(in[0].getDouble(row), in[1].getDouble(row), (double) in[2].getLong(row))));

  /** In place of a sum that a speculative statement took to be finite; NULL where that is. */
  public static final ScalarKernel SPECULATION =
      ScalarKernel.of(
          "q_float64_speculation",
          List.of(FLOAT64),
          FLOAT64,
          (in, row, out) -> {
            throw new SpeculationException();
          });

  private Float64Sums() {}

  private static double sum(double plain, double scaled, double count) {
    return Double.isFinite(plain) ? plain / count : scaled / count / SCALE;
  }
}
