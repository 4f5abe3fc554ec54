package dev.quern.types.utf8;

import dev.quern.types.error.DataErrors;

/**
 * A pattern of LIKE: {@code %} any units, {@code _} one unit, backslash takes the next literally.
 */
final class LikePattern {

  private static final byte LITERAL = 0;
  private static final byte ONE = 1;
  private static final byte MANY = 2;

  private final Units units;
  private final byte[] symbols;
  private final byte[] kinds;

  private LikePattern(Units units, byte[] symbols, byte[] kinds) {
    this.units = units;
    this.symbols = symbols;
    this.kinds = kinds;
  }

  /** Reads a pattern; {@code units} says what {@code _} stands for. */
  static LikePattern compile(Units units, byte[] pattern) {
    ByteSink symbols = new ByteSink(pattern.length);
    ByteSink kinds = new ByteSink(pattern.length);
    for (int i = 0; i < pattern.length; i++) {
      byte kind =
          switch (pattern[i]) {
            case '%' -> MANY;
            case '_' -> ONE;
            default -> LITERAL;
          };
      if (pattern[i] == '\\') {
        i++;
        if (i == pattern.length) {
          throw DataErrors.dataError("LIKE pattern ends with a backslash");
        }
      }
      symbols.append(pattern[i]);
      kinds.append(kind);
    }
    return new LikePattern(units, symbols.toByteArray(), kinds.toByteArray());
  }

  /** Whether the whole value fits the pattern. */
  boolean matches(byte[] value) {
    int at = 0;
    int symbol = 0;
    int retryAt = -1;
    int retrySymbol = -1;
    while (at < value.length) {
      byte kind = symbol < kinds.length ? kinds[symbol] : LITERAL;
      if (symbol < kinds.length && kind == MANY) {
        retryAt = at;
        retrySymbol = ++symbol;
      } else if (symbol < kinds.length && kind == ONE) {
        at = units.advance(value, at, 1);
        symbol++;
      } else if (symbol < kinds.length && symbols[symbol] == value[at]) {
        at++;
        symbol++;
      } else if (retrySymbol >= 0) {
        retryAt = units.advance(value, retryAt, 1);
        at = retryAt;
        symbol = retrySymbol;
      } else {
        return false;
      }
    }
    while (symbol < kinds.length && kinds[symbol] == MANY) {
      symbol++;
    }
    return symbol == kinds.length;
  }
}
