package dev.quern.storage.kernel;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scalar function in Java.
 *
 * @param name the function's name, unique together with the argument types; lower case, starting
 *     with {@code q_}
 * @param arguments the types of the fixed arguments
 * @param variadic the type of any number of further arguments
 * @param result the type of the result
 * @param nulls whether the body sees NULL arguments
 * @param stability whether equal arguments give equal results
 * @param body the computation of one row
 * @param batchBody the same for whole batches, where a tight loop pays; equal to {@code body} row
 *     by row
 */
public record ScalarKernel(
    String name,
    List<SqlType> arguments,
    Optional<SqlType> variadic,
    SqlType result,
    Nulls nulls,
    Stability stability,
    RowKernel body,
    Optional<VectorKernel> batchBody)
    implements Kernel {

  /** What happens to rows in which an argument is NULL. */
  public enum Nulls {
    /**
     * The result is NULL and {@code body} never sees the row; {@code batchBody} is used for batches
     * without any NULL only.
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

  @Override
  public List<SqlType> allArguments() {
    return Stream.concat(arguments.stream(), variadic.stream()).toList();
  }

  /** A consistent kernel whose result is NULL wherever an argument is. */
  public static ScalarKernel of(
      String name, List<SqlType> arguments, SqlType result, RowKernel body) {
    return new ScalarKernel(
        name,
        arguments,
        Optional.empty(),
        result,
        Nulls.PROPAGATE,
        Stability.CONSISTENT,
        body,
        Optional.empty());
  }

  /** The same, but the body handles NULL arguments. */
  public ScalarKernel handlingNulls() {
    return new ScalarKernel(
        name, arguments, variadic, result, Nulls.HANDLE, stability, body, batchBody);
  }

  /** The same, computed anew for every row. */
  public ScalarKernel volatileKernel() {
    return new ScalarKernel(
        name, arguments, variadic, result, nulls, Stability.VOLATILE, body, batchBody);
  }

  /** The same with any number of further arguments of a type. */
  public ScalarKernel withVariadic(SqlType type) {
    return new ScalarKernel(
        name, arguments, Optional.of(type), result, nulls, stability, body, batchBody);
  }

  /** The same with a loop of its own for whole batches. */
  public ScalarKernel withBatchBody(VectorKernel value) {
    return new ScalarKernel(
        name, arguments, variadic, result, nulls, stability, body, Optional.of(value));
  }

  /** The kernel behind {@code SAFE.}: an error in a row's data makes the row NULL. */
  public ScalarKernel safe() {
    RowKernel safeBody =
        (vectors, row, writer) -> {
          try {
            body.apply(vectors, row, writer);
          } catch (BigQueryException e) {
            writer.setNull(row);
          }
        };
    return new ScalarKernel(
        name + "_safe", arguments, variadic, result, nulls, stability, safeBody, Optional.empty());
  }
}
