package dev.quern.sql.parser;

import dev.quern.domain.value.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a quoted literal or name stands for. Source: "Lexical structure and syntax", String and
 * bytes literals, Escape sequences.
 */
final class LiteralDecoder {

  private static final int MAX_CODE_POINT = 0x10FFFF;

  private final TokenCursor cursor;
  private final String text;
  private final boolean bytes;
  private final boolean raw;
  private final int end;
  private final StringBuilder characters = new StringBuilder();
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private int at;

  private LiteralDecoder(TokenCursor cursor, boolean bytes, boolean raw, int start, int end) {
    this.cursor = cursor;
    this.text = cursor.text();
    this.bytes = bytes;
    this.raw = raw;
    this.at = start;
    this.end = end;
  }

  /** The string of the current token, a string literal. */
  static String string(TokenCursor cursor) {
    LiteralDecoder decoder = of(cursor, false);
    decoder.run();
    return decoder.characters.toString();
  }

  /** The bytes of the current token, a bytes literal. */
  static ByteString bytes(TokenCursor cursor) {
    LiteralDecoder decoder = of(cursor, true);
    decoder.run();
    return ByteString.copyOf(decoder.octets.toByteArray());
  }

  /** The name of the current token, an identifier in backquotes. */
  static String identifier(TokenCursor cursor) {
    LiteralDecoder decoder =
        new LiteralDecoder(cursor, false, false, cursor.start() + 1, cursor.end() - 1);
    decoder.run();
    return decoder.characters.toString();
  }

  private static LiteralDecoder of(TokenCursor cursor, boolean bytes) {
    String text = cursor.text();
    int open = cursor.start();
    boolean raw = false;
    while (text.charAt(open) != '"' && text.charAt(open) != '\'') {
      raw |= (text.charAt(open) | 0x20) == 'r';
      open++;
    }
    char quote = text.charAt(open);
    boolean triple =
        cursor.end() - open >= 6
            && text.charAt(open + 1) == quote
            && text.charAt(open + 2) == quote;
    int quotes = triple ? 3 : 1;
    return new LiteralDecoder(cursor, bytes, raw, open + quotes, cursor.end() - quotes);
  }

  private void run() {
    int plain = at;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\r' || (c == '\\' && !raw)) {
        append(plain, at);
        if (c == '\\') {
          escape();
        } else {
          put('\n');
          at += text.startsWith("\r\n", at) ? 2 : 1;
        }
        plain = at;
      } else {
        at++;
      }
    }
    append(plain, end);
  }

  private void append(int from, int to) {
    if (bytes) {
      octets.writeBytes(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
    } else {
      characters.append(text, from, to);
    }
  }

  private void put(int value) {
    if (bytes) {
      octets.write(value);
    } else {
      characters.appendCodePoint(value);
    }
  }

  private void escape() {
    char c = text.charAt(at + 1);
    switch (c) {
      case 'a' -> simple(0x07);
      case 'b' -> simple('\b');
      case 'f' -> simple('\f');
      case 'n' -> simple('\n');
      case 'r' -> simple('\r');
      case 't' -> simple('\t');
      case 'v' -> simple(0x0B);
      case '\\', '?', '"', '\'', '`' -> simple(c);
      case '0', '1', '2', '3' -> octal();
      case 'x', 'X' -> put(hex(2, "Hex escape must be followed by 2 hex digits but saw: "));
      case 'u' -> unicode(4);
      case 'U' -> unicode(8);
      case '\n', '\r' -> throw cursor.syntaxError(at, "Illegal escaped newline");
      default -> throw illegal("\\" + Character.toString(text.codePointAt(at + 1)));
    }
  }

  private void simple(int value) {
    put(value);
    at += 2;
  }

  private void octal() {
    int value = 0;
    for (int i = 1; i <= 3; i++) {
      int digit = at + i < end ? text.charAt(at + i) - '0' : -1;
      if (digit < 0 || digit > 7) {
        throw illegal("Octal escape must be followed by 3 octal digits but saw: " + ahead(3, 0));
      }
      value = value * 8 + digit;
    }
    put(value);
    at += 4;
  }

  private void unicode(int digits) {
    String image = "\\" + text.charAt(at + 1);
    if (bytes) {
      throw illegal("Unicode escape sequence " + image + " cannot be used in bytes literals");
    }
    int start = at;
    int value = hex(digits, image + " must be followed by " + digits + " hex digits but saw: ");
    String written = text.substring(start, at);
    if (Integer.compareUnsigned(value, MAX_CODE_POINT) > 0) {
      at = start;
      throw illegal("Value of " + written + " exceeds Unicode limit (0x0010FFFF)");
    }
    if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
      at = start;
      throw illegal("Unicode value " + written + " is invalid");
    }
    put(value);
  }

  /** The value of the hexadecimal digits behind a two-letter escape; moves behind them. */
  private int hex(int digits, String complaint) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int index = at + 2 + i;
      char c = index < end ? text.charAt(index) : 0;
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw illegal(complaint + ahead(digits, 1));
      }
      value = value << 4 | digit;
    }
    at += 2 + digits;
    return value;
  }

  /** The escape here with as many characters behind it as it should have. */
  private String ahead(int count, int letters) {
    return text.substring(at, Math.min(end, at + 1 + letters + count));
  }

  private RuntimeException illegal(String what) {
    return cursor.syntaxError(at, "Illegal escape sequence: " + what);
  }
}
