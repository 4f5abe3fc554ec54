package dev.quern.sql.function;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.civil.DatePart;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Implementations that depend on a date part, which is known when a call is analyzed. */
final class ByPart {

  private ByPart() {}

  /**
   * A kernel for one part.
   *
   * @param position which argument the part is, from 0
   * @param parts the parts that are supported
   * @param error the message for other parts, {@code %s} standing for the part
   */
  static Implementation byPart(
      int position, Set<DatePart> parts, String error, Function<DatePart, ScalarKernel> kernel) {
    return new Implementation.InKernel(call -> kernel.apply(part(call, position, parts, error)));
  }

  /** As {@link #byPart}; with DuckDB's own function for the parts that have one. */
  static Implementation byPart(
      int position,
      Set<DatePart> parts,
      String error,
      Function<DatePart, Optional<String>> template,
      Function<DatePart, ScalarKernel> kernel) {
    return new Implementation.Chosen(call -> {
      DatePart part = part(call, position, parts, error);
      return template
          .apply(part)
          .map(FunctionRow::sql)
          .orElseGet(() -> new Implementation.InKernel(_ -> kernel.apply(part)));
    });
  }

  private static DatePart part(KernelCall call, int position, Set<DatePart> parts, String error) {
    String name = call.text(position);
    return DatePart.named(name)
        .filter(parts::contains)
        .orElseThrow(() -> dataError(error.formatted(name)));
  }
}
