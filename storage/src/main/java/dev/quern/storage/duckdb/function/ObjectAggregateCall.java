package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.vector.EngineVectorWriter;
import dev.quern.storage.kernel.AggregateKernel;

/**
 * Runs an aggregate kernel whose states are Java objects. The engine's state of a group is the
 * number of an object, 0 as long as the group has seen no row.
 *
 * @param <S> the kernel's state
 */
final class ObjectAggregateCall<S> implements AggregateCall {

  private final AggregateKernel kernel;
  private final AggregateKernel.Body<S> body;
  private final StateTable states;

  ObjectAggregateCall(AggregateKernel kernel, AggregateKernel.Body<S> body, StateTable states) {
    this.kernel = kernel;
    this.body = body;
    this.states = states;
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public void update(long chunk, long addresses) {
    int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
    ColumnVector[] arguments = AggregateCall.arguments(kernel, chunk, rows);
    boolean skipNulls = !kernel.seesNulls() && arguments.length > 0 && !arguments[0].hasNoNulls();
    for (int row = 0; row < rows; row++) {
      if (!skipNulls || !arguments[0].isNull(row)) {
        body.update(stateAt(address(addresses, row)), arguments, row);
      }
    }
  }

  @Override
  public void combine(long sources, long targets, long count) {
    for (long i = 0; i < count; i++) {
      long source = CMemory.getLong(address(sources, i));
      if (source != 0) {
        body.combine(state(source), stateAt(address(targets, i)));
      }
    }
  }

  @Override
  public void finish(long addresses, long result, long count, long offset) {
    EngineVectorWriter writer = new EngineVectorWriter(result, kernel.result());
    for (long i = 0; i < count; i++) {
      long number = CMemory.getLong(address(addresses, i));
      S state = number == 0 ? body.create() : state(number);
      body.finish(state, writer, Math.toIntExact(offset + i));
    }
    writer.finish();
  }

  /** Gives up the objects of states. */
  static void destroy(StateTable states, long addresses, long count) {
    for (long i = 0; i < count; i++) {
      long address = address(addresses, i);
      long number = CMemory.getLong(address);
      if (number != 0) {
        states.remove((int) number);
        CMemory.setLong(address, 0);
      }
    }
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
