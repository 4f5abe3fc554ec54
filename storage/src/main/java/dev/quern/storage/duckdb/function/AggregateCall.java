package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.vector.EngineVectors;
import dev.quern.storage.kernel.AggregateKernel;

/** Runs an aggregate kernel. States are given as addresses of their addresses. */
sealed interface AggregateCall permits ObjectAggregateCall, FlatAggregateCall {

  /** The call for a kernel. */
  static AggregateCall of(AggregateKernel kernel, StateTable states) {
    return switch (kernel.body()) {
      case AggregateKernel.Body<?> body -> new ObjectAggregateCall<>(kernel, body, states);
      case AggregateKernel.FlatBody body -> new FlatAggregateCall(kernel, body);
    };
  }

  /** How many words a state has; they are zeros at first. */
  int words();

  /** Adds the rows of a chunk, each to its state. */
  void update(long chunk, long addresses);

  /** Adds states to others, pair by pair. */
  void combine(long sources, long targets, long count);

  /** Writes the results of states, from row {@code offset} on. */
  void finish(long addresses, long result, long count, long offset);

  /** The columns of a chunk. */
  static ColumnVector[] arguments(AggregateKernel kernel, long chunk, int rows) {
    ColumnVector[] arguments = new ColumnVector[(int) ChunkApi.COLUMN_COUNT.call(chunk)];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          EngineVectors.of(ChunkApi.VECTOR.call(chunk, i), kernel.arguments().get(i), rows);
    }
    return arguments;
  }
}
