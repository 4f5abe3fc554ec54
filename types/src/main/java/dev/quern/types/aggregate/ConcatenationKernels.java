package dev.quern.types.aggregate;

import static dev.quern.domain.type.ScalarType.BYTES;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.utf8.ByteSink;
import java.util.List;
import java.util.Optional;

/**
 * The kernel of STRING_AGG of BYTES. DuckDB's {@code string_agg} is exact for STRING;
 * ARRAY_CONCAT_AGG is {@code flatten(list(x) FILTER (x IS NOT NULL))}.
 */
public final class ConcatenationKernels {

  private ConcatenationKernels() {}

  /** STRING_AGG(BYTES, delimiter); the delimiter defaults to a comma. */
  public static final AggregateKernel STRING_AGG_BYTES =
      new AggregateKernel("q_string_agg", List.of(BYTES, BYTES), BYTES, false, new Body());

  private static final class State {
    private final ByteSink bytes = new ByteSink(64);
    private Optional<byte[]> delimiter = Optional.empty();
  }

  private static final class Body implements AggregateKernel.Body<State> {

    @Override
    public State create() {
      return new State();
    }

    @Override
    public void update(State state, ColumnVector[] a, int row) {
      if (state.delimiter.isPresent()) {
        state.bytes.append(state.delimiter.get());
      } else {
        state.delimiter = Optional.of(a[1].getBytes(row));
      }
      state.bytes.append(a[0].getBytes(row));
    }

    @Override
    public void combine(State source, State target) {
      if (source.delimiter.isEmpty()) {
        return;
      }
      if (target.delimiter.isPresent()) {
        target.bytes.append(target.delimiter.get());
      }
      target.delimiter = source.delimiter;
      target.bytes.append(source.bytes.toByteArray());
    }

    @Override
    public void finish(State state, VectorWriter result, int row) {
      if (state.delimiter.isEmpty()) {
        result.setNull(row);
      } else {
        state.bytes.writeTo(result, row);
      }
    }
  }
}
