package dev.quern.storage.kernel;

import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A scalar function in Java.
 *
 * @param name the function's name inside the engine, unique together with the argument types; lower
 *     case, starting with {@code q_}
 * @param arguments the types of the fixed arguments
 * @param variadic the type of any number of further arguments
 * @param result the type of the result
 * @param nulls whether the body sees NULL arguments
 * @param stability whether equal arguments give equal results
 * @param body the computation
 */
public record ScalarKernel(
    String name,
    List<SqlType> arguments,
    Optional<SqlType> variadic,
    SqlType result,
    Nulls nulls,
    Stability stability,
    VectorKernel body)
    implements Kernel {

  /** What happens to rows in which an argument is NULL. */
  public enum Nulls {
    /**
     * The result is NULL and the body never sees the row (a {@link RowKernel}) or its result is
     * overwritten.
     */
    PROPAGATE,
    /** The body handles NULL. */
    HANDLE
  }

  /** Whether the engine may compute a call once for equal arguments. */
  public enum Stability {
    CONSISTENT,
    VOLATILE
  }

  public ScalarKernel {
    arguments = List.copyOf(arguments);
  }
}
