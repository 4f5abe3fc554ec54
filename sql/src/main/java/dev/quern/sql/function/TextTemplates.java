package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.sqlOrNot;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.string.StringKernels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexInputRef;

/**
 * Functions of STRING that are the engine's own where their arguments are constants for which it is
 * exact, and kernels elsewhere.
 */
final class TextTemplates {

  /** Padded texts up to this length stay below BigQuery's limit. */
  private static final int SHORT = 10_000;

  private TextTemplates() {}

  /** CONCAT: NULL when an argument is, unlike the engine's function of that name. */
  static Implementation concatenation() {
    return chosen(call ->
        sql(
            IntStream.rangeClosed(1, call.size())
                .mapToObj(i -> "$" + i)
                .collect(Collectors.joining(" || ", "(", ")"))));
  }

  /** SUBSTR(value, position, [length]). */
  static Implementation substring() {
    return chosen(call -> {
      boolean fromStart = isAtLeast(call, 1, 1);
      if (call.size() == 2) {
        return fromStart ? sql("substring($1, $2)") : inKernel(StringKernels.SUBSTR);
      }
      return fromStart && isAtLeast(call, 2, 0)
          ? sql("substring($1, $2, $3)")
          : inKernel(StringKernels.SUBSTR_LENGTH);
    });
  }

  /** LEFT(value, length). */
  static Implementation left() {
    return chosen(
        call -> isAtLeast(call, 1, 0) ? sql("substring($1, 1, $2)") : inKernel(StringKernels.LEFT));
  }

  /** SPLIT(value, delimiter). */
  static Implementation split() {
    return chosen(
        call -> isText(call, 1) ? sql("string_split($1, $2)") : inKernel(StringKernels.SPLIT));
  }

  /** REPLACE(value, from, to). */
  static Implementation replace() {
    return chosen(
        call -> isText(call, 1) ? sql("replace($1, $2, $3)") : inKernel(StringKernels.REPLACE));
  }

  /** LPAD or RPAD(value, length, pattern). */
  static Implementation pad(String function, ScalarKernel kernel) {
    return chosen(call ->
        isBetween(call, 1, 0, SHORT) && isText(call, 2)
            ? sql(function + "($1, $2::INTEGER, $3)")
            : inKernel(kernel));
  }

  /**
   * UPPER or LOWER(value). The engine maps ASCII as BigQuery does, other letters one by one. The
   * value is needed thrice, so only a column is looked at.
   */
  static Implementation mapped(String function, ScalarKernel kernel) {
    return chosen(call ->
        call.arguments().getFirst() instanceof RexInputRef
            ? rewrite((a, context) ->
                Rex.caseWhen(
                    ScalarType.STRING,
                    List.of(
                        context.call("$IS_ASCII", a),
                        context.call("$" + function + "_ASCII", a),
                        context.call("$" + function + "_ANY", a))))
            : inKernel(kernel));
  }

  /** {@code value LIKE pattern}; the engine's escapes are others. */
  static Implementation like() {
    return chosen(call ->
        call.constant(1)
            .filter(pattern -> pattern instanceof Value.Text(String text) && text.indexOf('\\') < 0)
            .map(_ -> sqlOrNot("($1 LIKE $2)", "($1 NOT LIKE $2)"))
            .orElseGet(() -> inKernel(StringKernels.LIKE)));
  }

  private static boolean isAtLeast(KernelCall call, int argument, long least) {
    return isBetween(call, argument, least, Integer.MAX_VALUE);
  }

  private static boolean isBetween(KernelCall call, int argument, long least, long most) {
    Optional<Value> constant = call.constant(argument);
    return constant.isPresent()
        && constant.get() instanceof Value.Int64(long value)
        && value >= least
        && value <= most;
  }

  /** Whether an argument is a constant other than an empty text. */
  private static boolean isText(KernelCall call, int argument) {
    return call.constant(argument)
        .filter(value -> value instanceof Value.Text(String text) && !text.isEmpty())
        .isPresent();
  }

  private static Implementation inKernel(ScalarKernel kernel) {
    return new Implementation.InKernel(_ -> kernel);
  }
}
