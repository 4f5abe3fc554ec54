package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code PARSE_NUMERIC} and {@code PARSE_BIGNUMERIC}: a sign before or behind, with white space
 * between; commas anywhere before the point. Source: "Numeric functions".
 */
final class ParseNumeric {

  private static final String SPACES = "[ \\t\\n\\x0b\\f\\r]*";

  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)"
              + SPACES
              + "(,*[0-9][0-9,]*|)(\\.?[0-9]*(?:[eE][+-]?[0-9]+)?)"
              + SPACES
              + "([+-]?)");

  private ParseNumeric() {}

  /** The value in units of the type. */
  static BigInteger parse(DecimalKind kind, String text) {
    Matcher matcher = NUMBER.matcher(AsciiSpace.strip(text));
    Optional<BigInteger> value = Optional.empty();
    if (matcher.matches() && (matcher.group(1).isEmpty() || matcher.group(4).isEmpty())) {
      String sign = matcher.group(1) + matcher.group(4);
      value = kind.parse(sign + matcher.group(2).replace(",", "") + matcher.group(3));
    }
    return value.orElseThrow(
        () -> dataError("Invalid input to PARSE_" + kind + ": \"" + text + "\""));
  }
}
