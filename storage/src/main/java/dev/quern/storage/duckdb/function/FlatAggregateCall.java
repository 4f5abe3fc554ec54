package dev.quern.storage.duckdb.function;

import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.vector.EngineVectorWriter;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.StateWords;

/** Runs an aggregate kernel whose states are words in the engine's memory. */
record FlatAggregateCall(AggregateKernel kernel, AggregateKernel.FlatBody body)
    implements AggregateCall {

  @Override
  public int words() {
    return body.words();
  }

  @Override
  public void update(long chunk, long addresses) {
    int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
    body.update(new EngineStates(addresses), AggregateCall.arguments(kernel, chunk, rows), rows);
  }

  @Override
  public void combine(long sources, long targets, long count) {
    EngineStates from = new EngineStates(sources);
    EngineStates to = new EngineStates(targets);
    for (int i = 0; i < count; i++) {
      body.combine(from, to, i);
    }
  }

  @Override
  public void finish(long addresses, long result, long count, long offset) {
    EngineStates states = new EngineStates(addresses);
    EngineVectorWriter writer = new EngineVectorWriter(result, kernel.result());
    for (int i = 0; i < count; i++) {
      body.finish(states, i, writer, Math.toIntExact(offset + i));
    }
    writer.finish();
  }

  private record EngineStates(long addresses) implements StateWords {

    @Override
    public long state(int number) {
      return CMemory.getLong(addresses + (long) number * Long.BYTES);
    }

    @Override
    public long getLong(long state, int word) {
      return CMemory.getLong(state + (long) word * Long.BYTES);
    }

    @Override
    public void setLong(long state, int word, long value) {
      CMemory.setLong(state + (long) word * Long.BYTES, value);
    }
  }
}
