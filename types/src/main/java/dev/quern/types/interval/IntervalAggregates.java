package dev.quern.types.interval;

import static dev.quern.domain.type.ScalarType.INTERVAL;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import java.math.BigInteger;
import java.util.List;

/** {@code SUM} and {@code AVG} of INTERVAL. Source: "Aggregate functions". */
public final class IntervalAggregates {

  /** {@code SUM(INTERVAL)}. */
  public static final AggregateKernel SUM =
      new AggregateKernel("q_sum_interval", List.of(INTERVAL), INTERVAL, false, new Summing(false));

  /** {@code AVG(INTERVAL)}. */
  public static final AggregateKernel AVG =
      new AggregateKernel("q_avg_interval", List.of(INTERVAL), INTERVAL, false, new Summing(true));

  private IntervalAggregates() {}

  /** Sums of the parts; those of the microseconds may outgrow 64 bits. */
  private static final class Sums {
    long months;
    long days;
    long micros;
    BigInteger moreMicros = BigInteger.ZERO;
    long count;

    void add(long otherMonths, long otherDays, long otherMicros) {
      months += otherMonths;
      days += otherDays;
      long sum = micros + otherMicros;
      if (((micros ^ sum) & (otherMicros ^ sum)) < 0) {
        moreMicros = moreMicros.add(BigInteger.valueOf(micros));
        sum = otherMicros;
      }
      micros = sum;
    }
  }

  private record Summing(boolean average) implements AggregateKernel.Body<Sums> {
    @Override
    public Sums create() {
      return new Sums();
    }

    @Override
    public void update(Sums state, ColumnVector[] in, int row) {
      state.add(in[0].getMonths(row), in[0].getDays(row), in[0].getMicros(row));
      state.count++;
    }

    @Override
    public void combine(Sums source, Sums target) {
      target.add(source.months, source.days, source.micros);
      target.moreMicros = target.moreMicros.add(source.moreMicros);
      target.count += source.count;
    }

    @Override
    public void finish(Sums state, VectorWriter out, int row) {
      if (state.count == 0) {
        out.setNull(row);
        return;
      }
      BigInteger divisor = average ? BigInteger.valueOf(state.count) : BigInteger.ONE;
      Interval.quotient(
              BigInteger.valueOf(state.months),
              BigInteger.valueOf(state.days),
              BigInteger.valueOf(state.micros).add(state.moreMicros),
              divisor)
          .write(out, row);
    }
  }
}
