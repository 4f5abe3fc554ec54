package dev.quern.types.printf;

import java.util.OptionalInt;
import java.util.Set;

/**
 * One {@code %} of a pattern: {@code %[flags][width][.precision]conversion}.
 *
 * @param flags of {@code - + space # 0 '}
 * @param width the least number of characters
 * @param precision digits behind the point, significant digits, least digits or most characters, as
 *     the conversion has it
 * @param conversion the letter
 */
record Specifier(Set<Character> flags, Amount width, Amount precision, char conversion) {

  /** A width or precision. */
  sealed interface Amount {}

  /** Nothing is said. */
  record Unspecified() implements Amount {}

  /** A number in the pattern. */
  record Given(int value) implements Amount {}

  /** {@code *}: the argument before the value. */
  record FromArgument() implements Amount {}

  Specifier {
    flags = Set.copyOf(flags);
  }

  boolean has(char flag) {
    return flags.contains(flag);
  }

  /** Whether NULL is printed; the whole result is NULL otherwise. */
  boolean printsNull() {
    return conversion == 't' || conversion == 'T';
  }

  /** A number's sign, if it shows. */
  String sign(boolean negative) {
    return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
  }

  /** The text made as wide as asked for. */
  String pad(String text, OptionalInt wanted) {
    return pad("", text, wanted, false);
  }

  /**
   * A number made as wide as asked for.
   *
   * @param sign its sign and what else stands before zeros
   * @param zeros whether the flag {@code 0} counts
   */
  String pad(String sign, String digits, OptionalInt wanted, boolean zeros) {
    String text = sign + digits;
    int width = Math.abs(wanted.orElse(0));
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (has('-') || wanted.orElse(0) < 0) {
      return text + " ".repeat(missing);
    }
    return zeros && has('0') ? sign + "0".repeat(missing) + digits : " ".repeat(missing) + text;
  }
}
