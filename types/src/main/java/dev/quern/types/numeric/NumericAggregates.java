package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.StateWords;
import dev.quern.storage.kernel.VectorWriter;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code SUM} and {@code AVG} of exact numbers; intermediate sums have no bounds, only the result
 * must fit. Source: "Aggregate functions".
 *
 * <p>DuckDB's own {@code avg} is right for INT64, {@code min} and {@code max} for all types but
 * FLOAT64 (where NaN comes first), {@code bit_and}, {@code bit_or}, {@code bit_xor} for INT64.
 */
public final class NumericAggregates {

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
      String name, SqlType type, AggregateKernel.Computation body) {
    return new AggregateKernel(name, List.of(type), type, false, body);
  }

  /** A sum of 192 bits, then the number of values. */
  private record SumNumeric(boolean average) implements AggregateKernel.FlatBody {

    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int TOP = 2;
    private static final int COUNT = 3;

    @Override
    public int words() {
      return 4;
    }

    @Override
    public void update(StateWords states, ColumnVector[] in, int rowCount) {
      boolean dense = in[0].hasNoNulls();
      for (int row = 0; row < rowCount; row++) {
        if (dense || !in[0].isNull(row)) {
          long high = in[0].getInt128High(row);
          add(states, states.state(row), in[0].getInt128Low(row), high, high >> 63, 1);
        }
      }
    }

    private static void add(
        StateWords states, long state, long low, long high, long top, long count) {
      long sumLow = states.getLong(state, LOW) + low;
      long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
      long sumHigh = states.getLong(state, HIGH) + high;
      long carryTop = Long.compareUnsigned(sumHigh, high) < 0 ? 1 : 0;
      sumHigh += carry;
      carryTop += carry == 1 && sumHigh == 0 ? 1 : 0;
      states.setLong(state, LOW, sumLow);
      states.setLong(state, HIGH, sumHigh);
      states.setLong(state, TOP, states.getLong(state, TOP) + top + carryTop);
      states.setLong(state, COUNT, states.getLong(state, COUNT) + count);
    }

    @Override
    public void combine(StateWords sources, StateWords targets, int index) {
      long source = sources.state(index);
      add(
          targets,
          targets.state(index),
          sources.getLong(source, LOW),
          sources.getLong(source, HIGH),
          sources.getLong(source, TOP),
          sources.getLong(source, COUNT));
    }

    @Override
    public void finish(StateWords states, int index, VectorWriter out, int row) {
      long state = states.state(index);
      long count = states.getLong(state, COUNT);
      if (count == 0) {
        out.setNull(row);
        return;
      }
      BigInteger result =
          BigInteger.valueOf(states.getLong(state, TOP))
              .shiftLeft(2 * Long.SIZE)
              .add(unsigned(states.getLong(state, HIGH)).shiftLeft(Long.SIZE))
              .add(unsigned(states.getLong(state, LOW)));
      if (average) {
        result = BigNumeric.divideRounded(result, BigInteger.valueOf(count));
      } else if (!Numeric.isInRange(result)) {
        throw dataError("numeric overflow: SUM");
      }
      Numeric.ofUnscaled(result).write(out, row);
    }

    private static BigInteger unsigned(long word) {
      return new Numeric(0, word).unscaled();
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
}
