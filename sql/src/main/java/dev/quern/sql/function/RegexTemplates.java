package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.sql;

import dev.quern.domain.value.Value;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.regex.RegexKernels;
import dev.quern.types.regex.RegexShape;
import java.util.Optional;

/**
 * The regular expression functions of STRING: the engine's own, several times as quick as kernels,
 * where the pattern is a constant for which they are exact.
 */
final class RegexTemplates {

  private static final ScalarKernel CONTAINS = RegexKernels.contains(STRING);
  private static final ScalarKernel EXTRACT = RegexKernels.extract(STRING);
  private static final ScalarKernel EXTRACT_ALL = RegexKernels.extractAll(STRING);
  private static final ScalarKernel REPLACE = RegexKernels.replace(STRING);

  private RegexTemplates() {}

  static Implementation contains() {
    return chosen(call -> shape(call).map(_ -> sql("regexp_matches($1, $2)")).orElse(in(CONTAINS)));
  }

  /** The engine gives an empty text where nothing matches. */
  static Implementation extract() {
    return chosen(call ->
        shape(call)
            .filter(shape -> isOne(call, 2) && isOne(call, 3))
            .flatMap(shape ->
                shape.groups() == 0 && !shape.maybeEmpty()
                    ? Optional.of(sql("nullif(regexp_extract($1, $2), '')"))
                    : extractGroup(shape))
            .orElse(in(EXTRACT)));
  }

  private static Optional<Implementation> extractGroup(RegexShape shape) {
    return shape.groups() == 0 || shape.groupAlwaysCaptures()
        ? Optional.of(
            sql(
                "CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2, "
                    + shape.groups()
                    + ") END"))
        : Optional.empty();
  }

  static Implementation extractAll() {
    return chosen(call ->
        shape(call)
            .filter(shape -> !shape.maybeEmpty())
            .filter(shape -> shape.groups() == 0 || shape.groupAlwaysCaptures())
            .map(shape -> sql("regexp_extract_all($1, $2, " + shape.groups() + ")"))
            .orElse(in(EXTRACT_ALL)));
  }

  static Implementation replace() {
    return chosen(call ->
        shape(call)
            .filter(shape -> !shape.maybeEmpty())
            .filter(
                shape -> text(call, 2).filter(by -> refersToGroups(by, shape.groups())).isPresent())
            .map(_ -> sql("regexp_replace($1, $2, $3, 'g')"))
            .orElse(in(REPLACE)));
  }

  /** Whether each backslash stands before the number of a group. */
  private static boolean refersToGroups(String replacement, int groups) {
    for (int at = replacement.indexOf('\\'); at >= 0; at = replacement.indexOf('\\', at + 1)) {
      int digit = at + 1 < replacement.length() ? replacement.charAt(at + 1) - '0' : -1;
      if (digit < 0 || digit > Math.min(groups, 9)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<RegexShape> shape(KernelCall call) {
    return text(call, 1).flatMap(RegexShape::of);
  }

  private static Optional<String> text(KernelCall call, int argument) {
    return call.constant(argument)
        .flatMap(value ->
            value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty());
  }

  private static boolean isOne(KernelCall call, int argument) {
    return call.constant(argument)
        .filter(v -> v instanceof Value.Int64(long n) && n == 1)
        .isPresent();
  }

  private static Implementation in(ScalarKernel kernel) {
    return new Implementation.InKernel(_ -> kernel);
  }
}
