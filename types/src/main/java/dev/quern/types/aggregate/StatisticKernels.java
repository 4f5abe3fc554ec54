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
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The kernels of STDDEV, VARIANCE, COVAR and CORR; the argument of each factory is FLOAT64, NUMERIC
 * or BIGNUMERIC. DuckDB's own differ where infinities, NaN, overflow or equal values are involved.
 */
public final class StatisticKernels {

  private StatisticKernels() {}

  /** VAR_POP(value). */
  public static AggregateKernel varPop(ScalarType type) {
    return kernel(Statistic.VAR_POP, type);
  }

  /** VAR_SAMP and VARIANCE(value). */
  public static AggregateKernel varSamp(ScalarType type) {
    return kernel(Statistic.VAR_SAMP, type);
  }

  /** STDDEV_POP(value). */
  public static AggregateKernel stddevPop(ScalarType type) {
    return kernel(Statistic.STDDEV_POP, type);
  }

  /** STDDEV_SAMP and STDDEV(value). */
  public static AggregateKernel stddevSamp(ScalarType type) {
    return kernel(Statistic.STDDEV_SAMP, type);
  }

  /** COVAR_POP(value, value). */
  public static AggregateKernel covarPop(ScalarType type) {
    return kernel(Statistic.COVAR_POP, type);
  }

  /** COVAR_SAMP(value, value). */
  public static AggregateKernel covarSamp(ScalarType type) {
    return kernel(Statistic.COVAR_SAMP, type);
  }

  /** CORR(value, value). */
  public static AggregateKernel corr(ScalarType type) {
    return kernel(Statistic.CORR, type);
  }

  private static AggregateKernel kernel(Statistic statistic, ScalarType type) {
    List<SqlType> arguments = Collections.nCopies(statistic.arguments(), type);
    String name = "q_" + statistic.name().toLowerCase(Locale.ROOT);
    AggregateKernel.Body<?> body =
        type == FLOAT64 ? new FloatBody(statistic) : new ExactBody(statistic, type);
    return new AggregateKernel(name, arguments, FLOAT64, false, body);
  }

  private static boolean hasNull(ColumnVector[] arguments, int row) {
    for (ColumnVector argument : arguments) {
      if (argument.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private record FloatBody(Statistic statistic) implements AggregateKernel.Body<Moments> {

    @Override
    public Moments create() {
      return new Moments();
    }

    @Override
    public void update(Moments state, ColumnVector[] a, int row) {
      if (!hasNull(a, row)) {
        state.add(a[0].getDouble(row), a[a.length - 1].getDouble(row));
      }
    }

    @Override
    public void combine(Moments source, Moments target) {
      target.add(source);
    }

    @Override
    public void finish(Moments state, VectorWriter result, int row) {
      if (state.count() < statistic.minimumCount()) {
        result.setNull(row);
      } else {
        result.setDouble(row, statistic.of(state));
      }
    }
  }

  private record ExactBody(Statistic statistic, ScalarType type)
      implements AggregateKernel.Body<ExactMoments> {

    @Override
    public ExactMoments create() {
      return new ExactMoments();
    }

    @Override
    public void update(ExactMoments state, ColumnVector[] a, int row) {
      if (!hasNull(a, row)) {
        state.add(read(a[0], row), read(a[a.length - 1], row));
      }
    }

    private BigDecimal read(ColumnVector vector, int row) {
      return type == ScalarType.NUMERIC
          ? Numeric.read(vector, row).toBigDecimal()
          : BigNumeric.read(vector, row).toBigDecimal();
    }

    @Override
    public void combine(ExactMoments source, ExactMoments target) {
      target.add(source);
    }

    @Override
    public void finish(ExactMoments state, VectorWriter result, int row) {
      if (state.count() < statistic.minimumCount()) {
        result.setNull(row);
      } else {
        result.setDouble(row, statistic.of(state));
      }
    }
  }
}
