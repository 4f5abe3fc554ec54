package dev.quern.types.aggregate;

import static dev.quern.domain.type.ScalarType.FLOAT64;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The kernels of PERCENTILE_CONT and PERCENTILE_DISC, to be called over a window. NULLs come first:
 * with {@code respectNulls} they take part, else they are left out. The percentile, a constant from
 * 0 to 1, is the second argument.
 */
public final class PercentileKernels {

  private PercentileKernels() {}

  /**
   * PERCENTILE_CONT(value, percentile [RESPECT NULLS]); value and percentile are both FLOAT64,
   * NUMERIC or BIGNUMERIC.
   */
  public static AggregateKernel cont(ScalarType type, boolean respectNulls) {
    return new AggregateKernel(
        "q_percentile_cont" + suffix(respectNulls),
        List.of(type, type),
        type,
        respectNulls,
        new Cont(type));
  }

  /**
   * PERCENTILE_DISC(value, percentile [RESPECT NULLS]) of any type with an order; the percentile is
   * FLOAT64, NUMERIC or BIGNUMERIC.
   */
  public static AggregateKernel disc(SqlType type, ScalarType percentile, boolean respectNulls) {
    return new AggregateKernel(
        "q_percentile_disc" + suffix(respectNulls),
        List.of(type, percentile),
        type,
        respectNulls,
        new Disc(type, percentile));
  }

  private static String suffix(boolean respectNulls) {
    return respectNulls ? "_respect_nulls" : "";
  }

  private static BigDecimal decimal(ScalarType type, ColumnVector vector, int row) {
    return switch (type) {
      case NUMERIC -> Numeric.read(vector, row).toBigDecimal();
      case BIGNUMERIC -> BigNumeric.read(vector, row).toBigDecimal();
      case FLOAT64 -> new BigDecimal(vector.getDouble(row));
      case BOOL, INT64, STRING, BYTES, DATE, DATETIME, TIME, TIMESTAMP, INTERVAL, JSON, GEOGRAPHY ->
          throw new IllegalArgumentException("Percentile of type " + type);
    };
  }

  /** A group's values and the percentile asked for. */
  private static final class State {
    private final Collected values;
    private BigDecimal percentile = BigDecimal.ZERO;

    State(SqlType type) {
      this.values = new Collected(type);
    }

    long total() {
      return (long) values.size() + values.nulls();
    }
  }

  private abstract static class Body implements AggregateKernel.Body<State> {
    private final SqlType type;
    private final ScalarType percentileType;

    Body(SqlType type, ScalarType percentileType) {
      this.type = type;
      this.percentileType = percentileType;
    }

    @Override
    public State create() {
      return new State(type);
    }

    @Override
    public void update(State state, ColumnVector[] a, int row) {
      state.values.add(a[0], row);
      state.percentile = decimal(percentileType, a[1], row);
    }

    @Override
    public void combine(State source, State target) {
      if (source.total() > 0) {
        target.values.addAll(source.values);
        target.percentile = source.percentile;
      }
    }
  }

  private static final class Disc extends Body {

    Disc(SqlType type, ScalarType percentileType) {
      super(type, percentileType);
    }

    @Override
    public void finish(State state, VectorWriter result, int row) {
      long rank =
          Math.max(
              0,
              state
                      .percentile
                      .multiply(BigDecimal.valueOf(state.total()))
                      .setScale(0, RoundingMode.CEILING)
                      .longValueExact()
                  - 1);
      int nulls = state.values.nulls();
      if (state.values.size() == 0 || rank < nulls) {
        result.setNull(row);
      } else {
        state.values.sort().write((int) rank - nulls, result, row);
      }
    }
  }

  private static final class Cont extends Body {
    private final ScalarType type;

    Cont(ScalarType type) {
      super(type, type);
      this.type = type;
    }

    @Override
    public void finish(State state, VectorWriter result, int row) {
      BigDecimal position =
          state.percentile.multiply(BigDecimal.valueOf(Math.max(0, state.total() - 1)));
      long lower = position.setScale(0, RoundingMode.FLOOR).longValueExact();
      BigDecimal fraction = position.subtract(BigDecimal.valueOf(lower));
      int nulls = state.values.nulls();
      long rank = fraction.signum() == 0 ? lower : lower + 1;
      if (state.values.size() == 0 || rank < nulls) {
        result.setNull(row);
        return;
      }
      Collected.Sorted sorted = state.values.sort();
      if (fraction.signum() == 0 || lower < nulls) {
        sorted.write((int) (rank - nulls), result, row);
      } else {
        interpolate(sorted, (int) (lower - nulls), fraction, result, row);
      }
    }

    private void interpolate(
        Collected.Sorted sorted, int rank, BigDecimal fraction, VectorWriter result, int row) {
      if (type == FLOAT64) {
        double weight = fraction.doubleValue();
        double low = sorted.getDouble(rank);
        double high = sorted.getDouble(rank + 1);
        result.setDouble(row, low * (1 - weight) + high * weight);
        return;
      }
      BigDecimal low = decimal(type, sorted.vector(), sorted.row(rank));
      BigDecimal high = decimal(type, sorted.vector(), sorted.row(rank + 1));
      BigDecimal value = low.add(high.subtract(low).multiply(fraction));
      if (type == ScalarType.NUMERIC) {
        Numeric.of(value.setScale(Numeric.SCALE, RoundingMode.HALF_UP)).write(result, row);
      } else {
        BigNumeric.of(value.setScale(BigNumeric.SCALE, RoundingMode.HALF_UP)).write(result, row);
      }
    }
  }
}
