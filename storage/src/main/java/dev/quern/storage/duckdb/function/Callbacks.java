package dev.quern.storage.duckdb.function;

import dev.quern.storage.duckdb.natives.FunctionApi;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/** Makes Java methods callable from native code. */
final class Callbacks {

  private Callbacks() {}

  /**
   * The address of an instance method whose parameters are all {@code long}.
   *
   * @param result {@code void.class} or {@code long.class}
   */
  static long of(
      MethodHandles.Lookup lookup, Object target, String name, Class<?> result, int parameters) {
    Class<?>[] types = new Class<?>[parameters];
    Arrays.fill(types, long.class);
    try {
      MethodHandle handle = lookup.bind(target, name, MethodType.methodType(result, types));
      String signature = "l".repeat(parameters) + (result == void.class ? ":v" : ":l");
      return FunctionApi.callback(handle, signature);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
