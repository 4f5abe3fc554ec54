package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.sql;

import dev.quern.domain.value.Value;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.string.StringKernels;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Functions of STRING that are the engine's own where their arguments are constants for which it is
 * exact, and kernels elsewhere.
 */
final class TextTemplates {

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

  /** SPLIT(value, [delimiter]). */
  static Implementation split() {
    return chosen(
        call -> inKernel(call.size() == 1 ? StringKernels.SPLIT_COMMA : StringKernels.SPLIT));
  }

  /** {@code value LIKE pattern}; the engine's escapes are others. */
  static Implementation like() {
    return chosen(call ->
        call.constant(1)
            .filter(pattern -> pattern instanceof Value.Text(String text) && text.indexOf('\\') < 0)
            .map(_ -> sql("($1 LIKE $2)"))
            .orElseGet(() -> inKernel(StringKernels.LIKE)));
  }

  private static boolean isAtLeast(KernelCall call, int argument, long least) {
    Optional<Value> constant = call.constant(argument);
    return constant.isPresent()
        && constant.get() instanceof Value.Int64(long value)
        && value >= least
        && value <= Integer.MAX_VALUE;
  }

  private static Implementation inKernel(ScalarKernel kernel) {
    return new Implementation.InKernel(_ -> kernel);
  }
}
