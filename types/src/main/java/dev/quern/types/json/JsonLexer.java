package dev.quern.types.json;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.nio.charset.StandardCharsets;

/** Cuts JSON text into tokens, and words what is wrong with it as BigQuery does. */
final class JsonLexer {

  /** The kinds of tokens, with their names in error messages. */
  enum Token {
    BEGIN_OBJECT("'{'"),
    END_OBJECT("'}'"),
    BEGIN_ARRAY("'['"),
    END_ARRAY("']'"),
    COMMA("','"),
    COLON("':'"),
    STRING("string literal"),
    NUMBER("number literal"),
    TRUE("true literal"),
    FALSE("false literal"),
    NULL("null literal"),
    END("end of input"),
    ERROR("");

    private final String label;

    Token(String label) {
      this.label = label;
    }
  }

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String[] CONTROL_NAMES = {
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR",
    "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC",
    "FS", "GS", "RS", "US"
  };
  private static final String SHORT_ESCAPES = "\b\t\n\f\r";
  private static final String SHORT_ESCAPE_LETTERS = "btnfr";
  private static final String LONE_HIGH =
      "invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF";
  private static final String LONE_LOW =
      "invalid string: surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF";

  private final byte[] text;
  private int at;

  /** Where the text that error messages show begins: at the last string or number. */
  private int shownFrom;

  private Token token = Token.END;
  private String fault = "";
  private ByteSink string = new ByteSink(16);
  private int numberStart;

  JsonLexer(byte[] text) {
    this.text = text;
    this.at = Utf8.matches(text, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    this.shownFrom = at;
  }

  /** The token last read. */
  Token token() {
    return token;
  }

  /** The content of the string last read. */
  String string() {
    return string.toString();
  }

  /** The text of the number last read. */
  String number() {
    return new String(text, numberStart, at - numberStart, StandardCharsets.US_ASCII);
  }

  /** Whether the text ended before its first character. */
  boolean isEmptyInput() {
    return token == Token.END && (text.length == 0 || text[0] == 0);
  }

  /** Reads the next token. */
  void next() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      at++;
    }
    int c = peek();
    switch (c) {
      case -1, 0 -> token = Token.END;
      case '{' -> take(Token.BEGIN_OBJECT);
      case '}' -> take(Token.END_OBJECT);
      case '[' -> take(Token.BEGIN_ARRAY);
      case ']' -> take(Token.END_ARRAY);
      case ',' -> take(Token.COMMA);
      case ':' -> take(Token.COLON);
      case 't' -> literal("true", Token.TRUE);
      case 'f' -> literal("false", Token.FALSE);
      case 'n' -> literal("null", Token.NULL);
      case '"' -> scanString();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> scanNumber();
      default -> error("invalid literal");
    }
  }

  /** The error of a token that does not fit; {@code expected} may be empty. */
  BigQueryException unexpected(String context, String expected) {
    StringBuilder message =
        new StringBuilder("syntax error while parsing ").append(context).append(" - ");
    if (token == Token.ERROR) {
      message.append(fault).append("; last read: '").append(lastRead()).append('\'');
    } else {
      message.append("unexpected ").append(token.label);
    }
    if (!expected.isEmpty()) {
      message.append("; expected ").append(expected);
    }
    return DataErrors.dataError(message.toString());
  }

  private int peek() {
    return at < text.length ? text[at] : -1;
  }

  private void take(Token kind) {
    at++;
    token = kind;
  }

  /** A fault at the current character, which the message still shows. */
  private void error(String what) {
    fault = what;
    token = Token.ERROR;
    at = Math.min(at + 1, text.length);
  }

  private String lastRead() {
    StringBuilder shown = new StringBuilder();
    ByteSink plain = new ByteSink(at - shownFrom);
    for (int i = shownFrom; i < at; i++) {
      if (text[i] >= 0 && text[i] < ' ') {
        plain.append("<U+%04X>".formatted(text[i]));
      } else {
        plain.append(text[i]);
      }
    }
    return shown.append(plain).toString();
  }

  private void literal(String word, Token kind) {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        error("invalid literal");
        return;
      }
      at++;
    }
    token = kind;
  }

  private void scanNumber() {
    shownFrom = at;
    numberStart = at;
    if (peek() == '-') {
      at++;
      if (!isDigit(peek())) {
        error("invalid number; expected digit after '-'");
        return;
      }
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      if (!isDigit(peek())) {
        error("invalid number; expected digit after '.'");
        return;
      }
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      boolean signed = peek() == '+' || peek() == '-';
      if (signed) {
        at++;
      }
      if (!isDigit(peek())) {
        error(
            signed
                ? "invalid number; expected digit after exponent sign"
                : "invalid number; expected '+', '-', or digit after exponent");
        return;
      }
      digits();
    }
    token = Token.NUMBER;
  }

  private void digits() {
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void scanString() {
    shownFrom = at;
    string = new ByteSink(32);
    at++;
    while (true) {
      if (at >= text.length) {
        error("invalid string: missing closing quote");
        return;
      }
      byte c = text[at];
      if (c == '"') {
        at++;
        token = Token.STRING;
        return;
      }
      if (c >= 0 && c < ' ') {
        error(controlFault(c));
        return;
      }
      if (c != '\\') {
        string.append(c);
        at++;
        continue;
      }
      at++;
      if (!escape()) {
        return;
      }
    }
  }

  private static String controlFault(byte c) {
    int letter = SHORT_ESCAPES.indexOf(c);
    String hint = letter < 0 ? "" : " or \\" + SHORT_ESCAPE_LETTERS.charAt(letter);
    return "invalid string: control character U+%04X (%s) must be escaped to \\u%04X%s"
        .formatted(c, CONTROL_NAMES[c], c, hint);
  }

  private boolean escape() {
    int c = peek();
    if (c == '"' || c == '\\' || c == '/') {
      string.append(c);
    } else if (c >= 0 && SHORT_ESCAPE_LETTERS.indexOf(c) >= 0) {
      string.append(SHORT_ESCAPES.charAt(SHORT_ESCAPE_LETTERS.indexOf(c)));
    } else if (c == 'u') {
      return unicodeEscape();
    } else {
      error("invalid string: forbidden character after backslash");
      return false;
    }
    at++;
    return true;
  }

  private boolean unicodeEscape() {
    int unit = hexUnit();
    if (unit < 0) {
      return false;
    }
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      at--;
      error(LONE_LOW);
      return false;
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      if (peek() != '\\') {
        error(LONE_HIGH);
        return false;
      }
      at++;
      if (peek() != 'u') {
        error(LONE_HIGH);
        return false;
      }
      int low = hexUnit();
      if (low < 0) {
        return false;
      }
      if (low < 0xDC00 || low > 0xDFFF) {
        at--;
        error(LONE_HIGH);
        return false;
      }
      unit = Character.toCodePoint((char) unit, (char) low);
    }
    string.appendCodePoint(unit);
    return true;
  }

  /** Reads the four digits behind {@code \\u}, at which the lexer stands. */
  private int hexUnit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = peek() < 0 ? -1 : Character.digit(peek(), 16);
      if (digit < 0) {
        error("invalid string: '\\u' must be followed by 4 hex digits");
        return -1;
      }
      unit = unit << 4 | digit;
    }
    at++;
    return unit;
  }
}
