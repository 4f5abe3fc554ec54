package dev.quern.types.printf;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.types.printf.Specifier.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads patterns. */
final class PatternParser {

  private static final String FLAGS = "-+ #0'";
  private static final String CONVERSIONS = "dioxXfFeEgGspPtT";
  private static final int MAX_WIDTH = 1 << 20;

  /** No FLOAT64 has more digits behind the point. */
  private static final int MAX_FRACTION = 1074;

  private final String pattern;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  /** A part of a pattern. */
  sealed interface Piece {}

  /** Text that stands for itself. */
  record Literal(String text) implements Piece {}

  /** A value. */
  record Placeholder(Specifier specifier) implements Piece {}

  private PatternParser(String pattern) {
    this.pattern = pattern;
  }

  static List<Piece> parse(String pattern) {
    return new PatternParser(pattern).parse();
  }

  private List<Piece> parse() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c != '%') {
        literal.append(c);
      } else if (peek() == '%') {
        literal.append('%');
        at++;
      } else {
        endLiteral();
        pieces.add(new Placeholder(specifier()));
      }
    }
    endLiteral();
    return List.copyOf(pieces);
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      pieces.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private char peek() {
    return at < pattern.length() ? pattern.charAt(at) : '\0';
  }

  private Specifier specifier() {
    Set<Character> flags = new HashSet<>();
    while (at < pattern.length() && FLAGS.indexOf(peek()) >= 0) {
      flags.add(pattern.charAt(at++));
    }
    Amount width = amount(new Specifier.Unspecified());
    if (width instanceof Specifier.Given(int value)) {
      int _ = checkedWidth(value);
    }
    Amount precision = new Specifier.Unspecified();
    if (peek() == '.') {
      at++;
      precision = amount(new Specifier.Given(0));
    }
    if (at == pattern.length()) {
      throw dataError("Invalid FORMAT string: \"%s\"", pattern);
    }
    char conversion = pattern.charAt(at++);
    if (CONVERSIONS.indexOf(conversion) < 0) {
      throw dataError(
          "Invalid format specifier character \"%s\" in FORMAT string: \"%s\"",
          conversion, pattern);
    }
    if (precision instanceof Specifier.Given(int value)) {
      precision = new Specifier.Given(checkedPrecision(conversion, value));
    }
    return new Specifier(flags, width, precision, conversion);
  }

  private Amount amount(Amount otherwise) {
    if (peek() == '*') {
      at++;
      return new Specifier.FromArgument();
    }
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (start == at) {
      return otherwise;
    }
    return new Specifier.Given(clamped(new BigInteger(pattern.substring(start, at))));
  }

  private static int clamped(BigInteger value) {
    return value.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact();
  }

  /** A width within the limits. */
  static int checkedWidth(long value) {
    if (Math.abs(value) > MAX_WIDTH) {
      throw dataError(
          "Width %d exceeds the maximum supported output width of FORMAT. Limit: %d",
          value, MAX_WIDTH);
    }
    return (int) value;
  }

  /** A precision within the limits of a conversion. */
  static int checkedPrecision(char conversion, long value) {
    int limit = "fFeEgG".indexOf(conversion) < 0 ? MAX_WIDTH : MAX_FRACTION;
    if (value > limit && "gG".indexOf(conversion) < 0) {
      throw dataError("Precision value is too big%d", limit);
    }
    return Math.clamp(value, -1, limit);
  }
}
