package dev.quern.types.aggregate;

import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import java.util.List;

/**
 * The kernels of APPROX_QUANTILES, APPROX_TOP_COUNT and APPROX_TOP_SUM, which are exact here. The
 * number asked for is the last argument. APPROX_COUNT_DISTINCT is {@code count(DISTINCT x)}.
 */
public final class ApproximateKernels {

  private static final long MAX_NUMBER = 100_000;

  private ApproximateKernels() {}

  /** APPROX_QUANTILES(value, number [RESPECT NULLS]). */
  public static AggregateKernel quantiles(SqlType type, boolean respectNulls) {
    return new AggregateKernel(
        "q_approx_quantiles" + (respectNulls ? "_respect_nulls" : ""),
        List.of(type, INT64),
        SqlType.array(type),
        respectNulls,
        new Quantiles(type));
  }

  /** APPROX_TOP_COUNT(value, number). */
  public static AggregateKernel topCount(SqlType type) {
    return new AggregateKernel(
        "q_approx_top_count",
        List.of(type, INT64),
        ranking(type, "count", INT64),
        true,
        new TopBody(type, TopState.Weights.COUNT, 1, "APPROX_TOP_COUNT"));
  }

  /** APPROX_TOP_SUM(value, weight, number); the weight is INT64, FLOAT64, NUMERIC or BIGNUMERIC. */
  public static AggregateKernel topSum(SqlType type, ScalarType weight) {
    return new AggregateKernel(
        "q_approx_top_sum",
        List.of(type, weight, INT64),
        ranking(type, "sum", weight),
        true,
        new TopBody(type, TopState.Weights.of(weight), 2, "APPROX_TOP_SUM"));
  }

  private static SqlType ranking(SqlType type, String name, ScalarType weight) {
    return SqlType.array(
        StructType.of(new StructType.Field("value", type), new StructType.Field(name, weight)));
  }

  /** The constant argument that says how many results are wanted. */
  static long number(ColumnVector vector, int row, String function) {
    if (vector.isNull(row)) {
      throw DataErrors.dataError("The second argument to %s function must not be NULL", function);
    }
    long number = vector.getLong(row);
    if (number <= 0) {
      throw DataErrors.dataError("The second argument to %s function must be positive", function);
    }
    if (number > MAX_NUMBER) {
      throw DataErrors.dataError(
          "The second argument to %s function cannot be greater than %d", function, MAX_NUMBER);
    }
    return number;
  }

  private record Quantiles(SqlType type) implements AggregateKernel.Body<Collected> {

    @Override
    public Collected create() {
      return new Collected(type);
    }

    @Override
    public void update(Collected state, ColumnVector[] a, int row) {
      state.setParameter((double) number(a[1], row, "APPROX_QUANTILES"));
      state.add(a[0], row);
    }

    @Override
    public void combine(Collected source, Collected target) {
      target.addAll(source);
    }

    @Override
    public void finish(Collected state, VectorWriter result, int row) {
      long total = (long) state.size() + state.nulls();
      if (total == 0) {
        result.setNull(row);
        return;
      }
      int number = (int) state.parameter();
      Collected.Sorted sorted = state.sort();
      int element = result.startList(row, number + 1);
      for (int i = 0; i <= number; i++) {
        long rank = Math.max(0, Math.ceilDiv(i * total, (long) number) - 1);
        if (rank < state.nulls()) {
          result.child(0).setNull(element + i);
        } else {
          sorted.write((int) rank - state.nulls(), result.child(0), element + i);
        }
      }
    }
  }

  private record TopBody(SqlType type, TopState.Weights weights, int numberIndex, String function)
      implements AggregateKernel.Body<TopState> {

    @Override
    public TopState create() {
      return new TopState(type, weights);
    }

    @Override
    public void update(TopState state, ColumnVector[] a, int row) {
      state.setNumber(number(a[numberIndex], row, function));
      state.add(a[0], a[1], row);
    }

    @Override
    public void combine(TopState source, TopState target) {
      target.addAll(source);
    }

    @Override
    public void finish(TopState state, VectorWriter result, int row) {
      state.write(result, row);
    }
  }
}
