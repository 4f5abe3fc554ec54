package dev.quern.types.printf;

import java.util.HexFormat;

/** STRING and BYTES literals, in double quotes if that needs no more escapes than single ones. */
final class QuotedText {

  private static final HexFormat HEX = HexFormat.of();

  private QuotedText() {}

  /** A STRING literal. */
  static String of(String value) {
    char quote = quoteFor(value.indexOf('"') >= 0, value.indexOf('\'') >= 0);
    StringBuilder text = new StringBuilder(value.length() + 8).append(quote);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c == quote) {
            text.append('\\').append(c);
          } else if (c < ' ' || c == 0x7f) {
            text.append("\\x").append(HEX.toHexDigits((byte) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append(quote).toString();
  }

  private static char quoteFor(boolean hasDouble, boolean hasSingle) {
    return hasDouble && !hasSingle ? '\'' : '"';
  }

  /** A BYTES literal. */
  static String of(byte[] value) {
    boolean hasDouble = false;
    boolean hasSingle = false;
    for (byte b : value) {
      hasDouble |= b == '"';
      hasSingle |= b == '\'';
    }
    char quote = quoteFor(hasDouble, hasSingle);
    return "b" + quote + escaped(value, String.valueOf(quote)) + quote;
  }

  /** Bytes with those that are not printable, and some characters, escaped. */
  static String escaped(byte[] value, String characters) {
    StringBuilder text = new StringBuilder(value.length + 8);
    for (byte b : value) {
      if (b < ' ' || b == 0x7f) {
        text.append("\\x").append(HEX.toHexDigits(b));
      } else {
        text.append(b == '\\' || characters.indexOf(b) >= 0 ? "\\" : "").append((char) b);
      }
    }
    return text.toString();
  }
}
