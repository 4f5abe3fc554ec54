package dev.quern.storage.duckdb.function;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.KernelFaults;
import dev.quern.storage.duckdb.natives.CFunction;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.FunctionApi;
import dev.quern.storage.duckdb.type.NativeTypes;
import dev.quern.storage.kernel.ScalarKernel;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;

/** The scalar kernels of a database, behind one callback that finds the kernel by its number. */
final class ScalarFunctions {

  private final KernelFaults faults;
  private final long callback;
  private volatile ScalarCall[] calls = new ScalarCall[1];

  ScalarFunctions(KernelFaults faults) {
    this.faults = faults;
    this.callback = Callbacks.of(MethodHandles.lookup(), this, "run", void.class, 3);
  }

  /** Called by the engine, on any thread. */
  @SuppressWarnings("unused")
  private void run(long info, long chunk, long result) {
    try {
      calls[(int) FunctionApi.GET_SCALAR_EXTRA.call(info)].run(chunk, result);
    } catch (Throwable t) {
      try (Arena arena = Arena.ofConfined()) {
        FunctionApi.SCALAR_ERROR.call(info, CMemory.string(arena, faults.report(t)));
      }
    }
  }

  /** Registers the overloads of a name. Calls are made one at a time. */
  void register(long connection, String name, List<ScalarKernel> overloads) {
    try (Arena arena = Arena.ofConfined()) {
      long slot = CMemory.allocate(arena, 2 * Long.BYTES);
      long function = slot + Long.BYTES;
      long cName = CMemory.string(arena, name);
      CMemory.setLong(slot, FunctionApi.CREATE_SCALAR_SET.call(cName));
      for (ScalarKernel kernel : overloads) {
        CMemory.setLong(function, create(kernel, cName));
        FunctionApi.ADD_SCALAR.call(CMemory.getLong(slot), CMemory.getLong(function));
        FunctionApi.DESTROY_SCALAR.call(function);
      }
      long state = FunctionApi.REGISTER_SCALARS.call(connection, CMemory.getLong(slot));
      FunctionApi.DESTROY_SCALAR_SET.call(slot);
      if (state != 0) {
        throw new IllegalStateException("DuckDB refuses the function " + name);
      }
    }
  }

  private long create(ScalarKernel kernel, long name) {
    long function = FunctionApi.CREATE_SCALAR.call();
    FunctionApi.SCALAR_NAME.call(function, name);
    kernel.arguments().forEach(t -> withType(FunctionApi.SCALAR_PARAMETER, function, t));
    kernel.variadic().ifPresent(t -> withType(FunctionApi.SCALAR_VARARGS, function, t));
    withType(FunctionApi.SCALAR_RESULT, function, kernel.result());
    if (kernel.nulls() == ScalarKernel.Nulls.HANDLE) {
      FunctionApi.SCALAR_SEES_NULLS.call(function);
    }
    if (kernel.stability() == ScalarKernel.Stability.VOLATILE) {
      FunctionApi.SCALAR_VOLATILE.call(function);
    }
    FunctionApi.SCALAR_EXTRA.call(function, add(new ScalarCall(kernel)), 0);
    FunctionApi.SCALAR_BODY.call(function, callback);
    return function;
  }

  private int add(ScalarCall call) {
    int number = calls.length;
    ScalarCall[] more = Arrays.copyOf(calls, number + 1);
    more[number] = call;
    calls = more;
    return number;
  }

  static void withType(CFunction.F2 setter, long function, SqlType type) {
    long handle = NativeTypes.create(type);
    setter.call(function, handle);
    NativeTypes.destroy(handle);
  }
}
