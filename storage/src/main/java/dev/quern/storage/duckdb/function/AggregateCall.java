package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.vector.EngineVectorWriter;
import dev.quern.storage.duckdb.vector.EngineVectors;
import dev.quern.storage.kernel.AggregateKernel;

/**
 * Runs an aggregate kernel. The engine's state of a group is the number of a Java object, 0 as long
 * as the group has seen no row.
 *
 * @param <S> the kernel's state
 */
final class AggregateCall<S> {

  private final AggregateKernel kernel;
  private final AggregateKernel.Body<S> body;
  private final StateTable states;

  @SuppressWarnings("unchecked") // only this object makes and reads these states
  AggregateCall(AggregateKernel kernel, StateTable states) {
    this.kernel = kernel;
    this.body = (AggregateKernel.Body<S>) kernel.body();
    this.states = states;
  }

  /** Adds the rows of a chunk, each to the state whose address stands in {@code addresses}. */
  void update(long chunk, long addresses) {
    int count = (int) ChunkApi.COLUMN_COUNT.call(chunk);
    int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
    ColumnVector[] arguments = new ColumnVector[count];
    for (int i = 0; i < count; i++) {
      arguments[i] =
          EngineVectors.of(ChunkApi.VECTOR.call(chunk, i), kernel.arguments().get(i), rows);
    }
    boolean skipNulls = !kernel.seesNulls() && count > 0 && !arguments[0].hasNoNulls();
    for (int row = 0; row < rows; row++) {
      if (!skipNulls || !arguments[0].isNull(row)) {
        body.update(stateAt(address(addresses, row)), arguments, row);
      }
    }
  }

  /** Adds states to others, pair by pair. */
  void combine(long sources, long targets, long count) {
    for (long i = 0; i < count; i++) {
      long source = CMemory.getLong(address(sources, i));
      if (source != 0) {
        body.combine(state(source), stateAt(address(targets, i)));
      }
    }
  }

  /** Writes the results of states, from row {@code offset} on. */
  void finish(long addresses, long result, long count, long offset) {
    EngineVectorWriter writer = new EngineVectorWriter(result, kernel.result());
    for (long i = 0; i < count; i++) {
      long number = CMemory.getLong(address(addresses, i));
      S state = number == 0 ? body.create() : state(number);
      body.finish(state, writer, Math.toIntExact(offset + i));
    }
    writer.finish();
  }

  private S stateAt(long address) {
    long number = CMemory.getLong(address);
    if (number != 0) {
      return state(number);
    }
    S state = body.create();
    CMemory.setLong(address, states.add(state));
    return state;
  }

  @SuppressWarnings("unchecked")
  private S state(long number) {
    return (S) states.get((int) number);
  }

  private static long address(long addresses, long index) {
    return CMemory.getLong(addresses + index * Long.BYTES);
  }
}
