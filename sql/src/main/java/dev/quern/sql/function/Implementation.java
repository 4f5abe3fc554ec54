package dev.quern.sql.function;

import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.ErrorKernels;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** How one overload of a function is computed. */
public sealed interface Implementation {

  /**
   * DuckDB's own functions and operators: {@code $1}, {@code $2} stand for the arguments, {@code
   * $*} for all of them with commas between. {@code q_error(text)} fails, wherever an INT64 may
   * stand.
   *
   * @param template what computes the function
   * @param safeTemplate what computes it under {@code SAFE.}; empty when the template cannot fail
   * @param negatedTemplate what computes its negation faster than NOT does
   */
  record Sql(String template, Optional<String> safeTemplate, Optional<String> negatedTemplate)
      implements Implementation {

    /** Whether the template fails for some arguments. */
    public boolean raises() {
      return template.contains(ErrorKernels.ERROR.name());
    }
  }

  /**
   * A Java kernel. Arguments that are no values, such as date parts, are not passed to it.
   *
   * @param kernel the kernel for a call; throws when a constant argument is not supported
   */
  record InKernel(Function<KernelCall, ScalarKernel> kernel) implements Implementation {}

  /**
   * One of several, by the types and constants of a call.
   *
   * @param choice what computes a call; never a choice again
   */
  record Chosen(Function<KernelCall, Implementation> choice) implements Implementation {}

  /**
   * Another implementation, to which the session's time zone is passed as a last argument when a
   * call has no time zone.
   *
   * @param arguments the number of arguments of calls without a time zone
   * @param by what computes the calls
   */
  record Zoned(int arguments, Implementation by) implements Implementation {}

  /**
   * Other functions: the analyzer replaces the call.
   *
   * @param rewrite makes the replacement
   */
  record Desugared(Rewrite rewrite) implements Implementation {}

  /**
   * An aggregate or window function of DuckDB.
   *
   * @param name the engine's function
   * @param arguments a template of the arguments
   * @param wrapper a template around the call, {@code $0}
   * @param nullHandling how NULL arguments are left out
   */
  record SqlAggregate(String name, String arguments, String wrapper, NullHandling nullHandling)
      implements Implementation {}

  /**
   * What a kernel makes of several aggregates of DuckDB over the same arguments.
   *
   * @param result takes the aggregates' values
   * @param parts the aggregates
   * @param whenFinite a template of the parts that gives the same result whenever it is finite
   */
  record Combined(ScalarKernel result, List<SqlAggregate> parts, String whenFinite)
      implements Implementation {}

  /**
   * An aggregate in Java.
   *
   * @param kernel the kernel for a call
   */
  record KernelAggregate(Function<KernelCall, AggregateKernel> kernel) implements Implementation {}

  /**
   * An aggregate that collects its first argument in an array and makes its result of that.
   *
   * @param skipsNulls whether NULL is never collected
   * @param result computes the result: SQL or a kernel; its arguments are the array and the call's
   *     arguments from the second on
   */
  record Collecting(boolean skipsNulls, Implementation result) implements Implementation {}

  /**
   * A window function that is computed of the array of all values of its first argument in the
   * window, and its arguments.
   *
   * @param kernel the kernel
   */
  record CollectingWithRow(ScalarKernel kernel) implements Implementation {}

  /** What computes a call: of several the one that fits. */
  default Implementation forCall(KernelCall call) {
    return switch (this) {
      case Chosen(var choice) -> choice.apply(call).forCall(call);
      case Zoned(var _, Implementation by) -> by.forCall(call);
      case Sql _,
          InKernel _,
          Desugared _,
          SqlAggregate _,
          Combined _,
          KernelAggregate _,
          Collecting _,
          CollectingWithRow _ ->
          this;
    };
  }

  /** How {@code IGNORE NULLS} is said to the engine. */
  enum NullHandling {
    /** The function leaves NULL out in any case, or takes no IGNORE NULLS. */
    NONE,
    /** By a filter on the first argument. */
    FILTER,
    /** By the engine's own IGNORE NULLS. */
    CLAUSE
  }

  /** Replaces a call by other expressions. */
  @FunctionalInterface
  interface Rewrite {

    /**
     * The replacement.
     *
     * @param arguments the arguments, coerced to the parameters' types
     * @param context what the statement fixes
     */
    RexNode apply(List<RexNode> arguments, RewriteContext context);
  }
}
