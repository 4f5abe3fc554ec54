package dev.quern.storage.duckdb.natives;

import java.lang.invoke.MethodHandle;

/**
 * Native functions by number of arguments. Every argument and result is a {@code long}: integers,
 * handles and addresses; a function without result returns 0. As constants of a class they are
 * compiled to a direct call, because the JIT trusts the fields of records.
 */
public final class CFunction {

  private CFunction() {}

  /** A native function without arguments. */
  public record F0(MethodHandle handle) {
    /** Calls the function. */
    public long call() {
      try {
        return (long) handle.invokeExact();
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A native function of one argument. */
  public record F1(MethodHandle handle) {
    /** Calls the function. */
    public long call(long a) {
      try {
        return (long) handle.invokeExact(a);
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A native function of two arguments. */
  public record F2(MethodHandle handle) {
    /** Calls the function. */
    public long call(long a, long b) {
      try {
        return (long) handle.invokeExact(a, b);
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A native function of three arguments. */
  public record F3(MethodHandle handle) {
    /** Calls the function. */
    public long call(long a, long b, long c) {
      try {
        return (long) handle.invokeExact(a, b, c);
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A native function of four arguments. */
  public record F4(MethodHandle handle) {
    /** Calls the function. */
    public long call(long a, long b, long c, long d) {
      try {
        return (long) handle.invokeExact(a, b, c, d);
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A native function of six arguments. */
  public record F6(MethodHandle handle) {
    /** Calls the function. */
    public long call(long a, long b, long c, long d, long e, long f) {
      try {
        return (long) handle.invokeExact(a, b, c, d, e, f);
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A native function of seven arguments. */
  public record F7(MethodHandle handle) {
    /** Calls the function. */
    public long call(long a, long b, long c, long d, long e, long f, long g) {
      try {
        return (long) handle.invokeExact(a, b, c, d, e, f, g);
      } catch (Throwable t) {
        throw failed(t);
      }
    }
  }

  /** A downcall throws only for a fault of its own declaration. */
  static IllegalStateException failed(Throwable cause) {
    return new IllegalStateException("native call failed", cause);
  }
}
