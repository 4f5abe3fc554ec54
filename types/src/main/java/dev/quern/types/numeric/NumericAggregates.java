package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.FLOAT64;
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
 * {@code SUM} and {@code AVG}; intermediate sums have no bounds, only the result must fit. Source:
 * "Aggregate functions".
 *
 * <p>DuckDB's own {@code avg} is right for INT64, {@code min} and {@code max} for all types but
 * FLOAT64 (where NaN comes first), {@code bit_and}, {@code bit_or}, {@code bit_xor} for INT64.
 */
public final class NumericAggregates {

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

  /**
   * A compensated sum. When it leaves the range in which nothing overflows, it is kept smaller by
   * 2^-{@value #SHIFT} from then on. Infinities and NaN are added up as they are.
   */
  private record SumFloat64(boolean average) implements AggregateKernel.FlatBody {

    private static final int SHIFT = 200;
    private static final double LARGE = 0x1p800;

    private static final int SUM = 0;
    private static final int LOST = 1;

    /** How many values there are, and more by {@link #SCALED} where the sum is kept smaller. */
    private static final int COUNT = 2;

    private static final long SCALED = 1L << 62;

    @Override
    public int words() {
      return 3;
    }

    @Override
    public void update(StateWords states, ColumnVector[] in, int rowCount) {
      boolean dense = in[0].hasNoNulls();
      for (int row = 0; row < rowCount; row++) {
        if (dense || !in[0].isNull(row)) {
          long state = states.state(row);
          long count = states.getLong(state, COUNT);
          double value = in[0].getDouble(row);
          double sum = states.getDouble(state, SUM);
          double next = sum + value;
          if (count < SCALED && Math.abs(next) <= LARGE) {
            set(states, state, sum, next, value);
          } else {
            scale(states, state);
            addScaled(states, state, Math.scalb(value, -SHIFT));
          }
          states.setLong(state, COUNT, states.getLong(state, COUNT) + 1);
        }
      }
    }

    /** Makes a sum the next one, and adds what rounding took from it to what is lost. */
    private static void set(StateWords states, long state, double sum, double next, double value) {
      double lost = Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      states.setDouble(state, SUM, next);
      states.setDouble(state, LOST, states.getDouble(state, LOST) + lost);
    }

    private static void scale(StateWords states, long state) {
      if (!isScaled(states, state)) {
        states.setDouble(state, SUM, Math.scalb(states.getDouble(state, SUM), -SHIFT));
        states.setDouble(state, LOST, Math.scalb(states.getDouble(state, LOST), -SHIFT));
        states.setLong(state, COUNT, states.getLong(state, COUNT) + SCALED);
      }
    }

    private static boolean isScaled(StateWords states, long state) {
      return states.getLong(state, COUNT) >= SCALED;
    }

    private static void addScaled(StateWords states, long state, double value) {
      double sum = states.getDouble(state, SUM);
      double next = sum + value;
      if (Double.isFinite(next)) {
        set(states, state, sum, next, value);
      } else {
        states.setDouble(state, SUM, next);
      }
    }

    @Override
    public void combine(StateWords sources, StateWords targets, int index) {
      long source = sources.state(index);
      long target = targets.state(index);
      double value = sources.getDouble(source, SUM);
      double lost = sources.getDouble(source, LOST);
      double sum = targets.getDouble(target, SUM);
      boolean sourceIsScaled = isScaled(sources, source);
      if (sourceIsScaled || isScaled(targets, target) || !(Math.abs(sum + value) <= LARGE)) {
        int shift = sourceIsScaled ? 0 : -SHIFT;
        scale(targets, target);
        addScaled(targets, target, Math.scalb(value, shift));
        lost = Math.scalb(lost, shift);
      } else {
        set(targets, target, sum, sum + value, value);
      }
      targets.setDouble(target, LOST, targets.getDouble(target, LOST) + lost);
      targets.setLong(
          target, COUNT, targets.getLong(target, COUNT) + count(sources.getLong(source, COUNT)));
    }

    private static long count(long word) {
      return word & (SCALED - 1);
    }

    @Override
    public void finish(StateWords states, int index, VectorWriter out, int row) {
      long state = states.state(index);
      long count = count(states.getLong(state, COUNT));
      double sum = states.getDouble(state, SUM);
      if (count == 0) {
        out.setNull(row);
      } else if (!Double.isFinite(sum)) {
        out.setDouble(row, sum);
      } else {
        double result = (sum + states.getDouble(state, LOST)) / (average ? (double) count : 1);
        result = isScaled(states, state) ? Math.scalb(result, SHIFT) : result;
        if (Double.isInfinite(result)) {
          throw dataError("double overflow");
        }
        out.setDouble(row, result);
      }
    }
  }
}
