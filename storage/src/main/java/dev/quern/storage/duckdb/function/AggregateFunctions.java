package dev.quern.storage.duckdb.function;

import dev.quern.storage.duckdb.KernelFaults;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.FunctionApi;
import dev.quern.storage.kernel.AggregateKernel;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;

/** The aggregate kernels of a database, behind callbacks that find the kernel by its number. */
final class AggregateFunctions {

  private final KernelFaults faults;
  private final StateTable states = new StateTable();
  private final long stateSize = callback("stateSize", long.class, 1);
  private final long create = callback("create", void.class, 2);
  private final long update = callback("update", void.class, 3);
  private final long combine = callback("combine", void.class, 4);
  private final long finish = callback("finish", void.class, 5);
  private final long destroy = callback("destroy", void.class, 2);
  private volatile AggregateCall[] calls = new AggregateCall[1];

  AggregateFunctions(KernelFaults faults) {
    this.faults = faults;
  }

  private long callback(String method, Class<?> result, int parameters) {
    return Callbacks.of(MethodHandles.lookup(), this, method, result, parameters);
  }

  // The following are called by the engine, on any thread.

  @SuppressWarnings("unused")
  private long stateSize(long info) {
    return (long) call(info).words() * Long.BYTES;
  }

  @SuppressWarnings("unused")
  private void create(long info, long state) {
    int words = call(info).words();
    for (int i = 0; i < words; i++) {
      CMemory.setLong(state + (long) i * Long.BYTES, 0);
    }
  }

  @SuppressWarnings("unused")
  private void update(long info, long chunk, long addresses) {
    guarded(info, () -> call(info).update(chunk, addresses));
  }

  @SuppressWarnings("unused")
  private void combine(long info, long sources, long targets, long count) {
    guarded(info, () -> call(info).combine(sources, targets, count));
  }

  @SuppressWarnings("unused")
  private void finish(long info, long addresses, long result, long count, long offset) {
    guarded(info, () -> call(info).finish(addresses, result, count, offset));
  }

  /** The engine does not say of which kernel the states are: those of flat ones need it not. */
  @SuppressWarnings("unused")
  private void destroy(long addresses, long count) {
    ObjectAggregateCall.destroy(states, addresses, count);
  }

  private AggregateCall call(long info) {
    return calls[(int) FunctionApi.GET_AGGREGATE_EXTRA.call(info)];
  }

  private void guarded(long info, Runnable work) {
    try {
      work.run();
    } catch (Throwable t) {
      try (Arena arena = Arena.ofConfined()) {
        FunctionApi.AGGREGATE_ERROR.call(info, CMemory.string(arena, faults.report(t)));
      }
    }
  }

  /** Registers the overloads of a name. Calls are made one at a time. */
  void register(long connection, String name, List<AggregateKernel> overloads) {
    try (Arena arena = Arena.ofConfined()) {
      long slot = CMemory.allocate(arena, 2 * Long.BYTES);
      long function = slot + Long.BYTES;
      long cName = CMemory.string(arena, name);
      CMemory.setLong(slot, FunctionApi.CREATE_AGGREGATE_SET.call(cName));
      for (AggregateKernel kernel : overloads) {
        CMemory.setLong(function, create(kernel, cName));
        FunctionApi.ADD_AGGREGATE.call(CMemory.getLong(slot), CMemory.getLong(function));
        FunctionApi.DESTROY_AGGREGATE.call(function);
      }
      long state = FunctionApi.REGISTER_AGGREGATES.call(connection, CMemory.getLong(slot));
      FunctionApi.DESTROY_AGGREGATE_SET.call(slot);
      if (state != 0) {
        throw new IllegalStateException("DuckDB refuses the aggregate function " + name);
      }
    }
  }

  private long create(AggregateKernel kernel, long name) {
    long function = FunctionApi.CREATE_AGGREGATE.call();
    FunctionApi.AGGREGATE_NAME.call(function, name);
    kernel
        .arguments()
        .forEach(t -> ScalarFunctions.withType(FunctionApi.AGGREGATE_PARAMETER, function, t));
    ScalarFunctions.withType(FunctionApi.AGGREGATE_RESULT, function, kernel.result());
    if (kernel.seesNulls()) {
      FunctionApi.AGGREGATE_SEES_NULLS.call(function);
    }
    AggregateCall call = AggregateCall.of(kernel, states);
    FunctionApi.AGGREGATE_EXTRA.call(function, add(call), 0);
    FunctionApi.AGGREGATE_BODY.call(function, stateSize, create, update, combine, finish);
    if (call instanceof ObjectAggregateCall) {
      FunctionApi.AGGREGATE_DESTRUCTOR.call(function, destroy);
    }
    return function;
  }

  private int add(AggregateCall call) {
    int number = calls.length;
    AggregateCall[] more = Arrays.copyOf(calls, number + 1);
    more[number] = call;
    calls = more;
    return number;
  }

  int liveStates() {
    return states.size();
  }
}
