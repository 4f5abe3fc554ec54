package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code SUM} and {@code AVG}; intermediate sums have no bounds, only the result must fit. Source:
 * "Aggregate functions".
 *
 * <p>DuckDB's own {@code avg} is right for INT64, {@code min} and {@code max} for all types but
 * FLOAT64 (where NaN comes first), {@code bit_and}, {@code bit_or}, {@code bit_xor} for INT64.
 */
public final class NumericAggregates {

  /** {@code SUM(INT64)}. */
  public static final AggregateKernel SUM_INT64 = aggregate("q_sum_int64", INT64, new SumInt64());

  /** {@code SUM(FLOAT64)}. */
  public static final AggregateKernel SUM_FLOAT64 =
      aggregate("q_sum_float64", FLOAT64, new SumFloat64(false));

  /** {@code AVG(FLOAT64)}. */
  public static final AggregateKernel AVG_FLOAT64 =
      aggregate("q_avg_float64", FLOAT64, new SumFloat64(true));

  /** {@code SUM(NUMERIC)}. */
  public static final AggregateKernel SUM_NUMERIC =
      aggregate("q_sum_numeric", NUMERIC, new SumNumeric(false));

  /** {@code AVG(NUMERIC)}. */
  public static final AggregateKernel AVG_NUMERIC =
      aggregate("q_avg_numeric", NUMERIC, new SumNumeric(true));

  /** {@code SUM(BIGNUMERIC)}. */
  public static final AggregateKernel SUM_BIGNUMERIC =
      aggregate("q_sum_bignumeric", BIGNUMERIC, new SumBigNumeric(false));

  /** {@code AVG(BIGNUMERIC)}. */
  public static final AggregateKernel AVG_BIGNUMERIC =
      aggregate("q_avg_bignumeric", BIGNUMERIC, new SumBigNumeric(true));

  private NumericAggregates() {}

  private static AggregateKernel aggregate(
      String name, SqlType type, AggregateKernel.Body<?> body) {
    return new AggregateKernel(name, List.of(type), type, false, body);
  }

  /** A sum of 128 bits, the number of values. */
  private static final class WideSum {
    long high;
    long low;
    long count;
    BigInteger beyond = BigInteger.ZERO;

    void add(long otherHigh, long otherLow) {
      long sum = low + otherLow;
      long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      long top = high + otherHigh + carry;
      if (((high ^ top) & (otherHigh ^ top)) < 0) {
        beyond = total();
        top = otherHigh;
        sum = otherLow;
      }
      high = top;
      low = sum;
    }

    void addAll(WideSum other) {
      add(other.high, other.low);
      beyond = beyond.add(other.beyond);
      count += other.count;
    }

    BigInteger total() {
      return new Numeric(high, low).unscaled().add(beyond);
    }
  }

  private static final class SumInt64 implements AggregateKernel.Body<WideSum> {
    @Override
    public WideSum create() {
      return new WideSum();
    }

    @Override
    public void update(WideSum state, ColumnVector[] in, int row) {
      long value = in[0].getLong(row);
      state.add(value >> 63, value);
      state.count++;
    }

    @Override
    public void combine(WideSum source, WideSum target) {
      target.addAll(source);
    }

    @Override
    public void finish(WideSum state, VectorWriter out, int row) {
      if (state.count == 0) {
        out.setNull(row);
      } else if (state.high != state.low >> 63) {
        throw dataError("Error in SUM aggregation: integer overflow");
      } else {
        out.setLong(row, state.low);
      }
    }
  }

  private record SumNumeric(boolean average) implements AggregateKernel.Body<WideSum> {
    @Override
    public WideSum create() {
      return new WideSum();
    }

    @Override
    public void update(WideSum state, ColumnVector[] in, int row) {
      state.add(in[0].getInt128High(row), in[0].getInt128Low(row));
      state.count++;
    }

    @Override
    public void combine(WideSum source, WideSum target) {
      target.addAll(source);
    }

    @Override
    public void finish(WideSum state, VectorWriter out, int row) {
      if (state.count == 0) {
        out.setNull(row);
        return;
      }
      BigInteger result = state.total();
      if (average) {
        result = BigNumeric.divideRounded(result, BigInteger.valueOf(state.count));
      } else if (!Numeric.isInRange(result)) {
        throw dataError("numeric overflow: SUM");
      }
      Numeric.ofUnscaled(result).write(out, row);
    }
  }

  /** A sum without bounds and the number of values. */
  private static final class BigSum {
    BigInteger sum = BigInteger.ZERO;
    long count;
  }

  private record SumBigNumeric(boolean average) implements AggregateKernel.Body<BigSum> {
    @Override
    public BigSum create() {
      return new BigSum();
    }

    @Override
    public void update(BigSum state, ColumnVector[] in, int row) {
      state.sum = state.sum.add(BigNumeric.read(in[0], row).unscaled());
      state.count++;
    }

    @Override
    public void combine(BigSum source, BigSum target) {
      target.sum = target.sum.add(source.sum);
      target.count += source.count;
    }

    @Override
    public void finish(BigSum state, VectorWriter out, int row) {
      if (state.count == 0) {
        out.setNull(row);
        return;
      }
      BigInteger result = state.sum;
      if (average) {
        result = BigNumeric.divideRounded(result, BigInteger.valueOf(state.count));
      } else if (!BigNumeric.isInRange(result)) {
        throw dataError("BIGNUMERIC overflow: SUM");
      }
      new BigNumeric(result).write(out, row);
    }
  }

  /**
   * A compensated sum. Values that could overflow are kept apart, made smaller by 2^-{@value
   * #SHIFT}.
   */
  private static final class DoubleSum {
    static final int SHIFT = 200;
    static final double LARGE = 0x1p800;

    double sum;
    double lost;
    double largeSum;
    double infinite;
    boolean finite = true;
    long count;

    void add(double value) {
      if (!Double.isFinite(value)) {
        infinite = finite ? value : infinite + value;
        finite = false;
      } else if (Math.abs(value) > LARGE) {
        largeSum += Math.scalb(value, -SHIFT);
      } else {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
      }
    }

    double total(double divisor) {
      if (!finite) {
        return infinite;
      }
      double small = sum + lost;
      return largeSum == 0
          ? small / divisor
          : Math.scalb((largeSum + Math.scalb(small, -SHIFT)) / divisor, SHIFT);
    }
  }

  private record SumFloat64(boolean average) implements AggregateKernel.Body<DoubleSum> {
    @Override
    public DoubleSum create() {
      return new DoubleSum();
    }

    @Override
    public void update(DoubleSum state, ColumnVector[] in, int row) {
      state.add(in[0].getDouble(row));
      state.count++;
    }

    @Override
    public void combine(DoubleSum source, DoubleSum target) {
      target.largeSum += source.largeSum;
      target.add(source.sum);
      target.lost += source.lost;
      if (!source.finite) {
        target.add(source.infinite);
      }
      target.count += source.count;
    }

    @Override
    public void finish(DoubleSum state, VectorWriter out, int row) {
      if (state.count == 0) {
        out.setNull(row);
        return;
      }
      double result = state.total(average ? (double) state.count : 1);
      if (state.finite && Double.isInfinite(result)) {
        throw dataError("double overflow");
      }
      out.setDouble(row, result);
    }
  }
}
