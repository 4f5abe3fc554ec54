package dev.quern.sql.parser;

import java.nio.charset.StandardCharsets;

/**
 * Cuts a text into tokens. Source: "Lexical structure and syntax".
 *
 * <p>Literals are not decoded here, and a fault of the text ends the tokens without being thrown: a
 * fault of the syntax before it comes first.
 */
final class Lexer {

  private final String text;
  private final int length;
  private final boolean legacy;
  private final Tokens tokens;
  private int at;

  private Lexer(String text, boolean legacy) {
    this.text = text;
    this.length = text.length();
    this.legacy = legacy;
    this.tokens = new Tokens(text, legacy);
  }

  /** All tokens of a text in GoogleSQL. */
  static Tokens tokenize(String text) {
    return tokenize(text, false);
  }

  /** All tokens of a text. */
  static Tokens tokenize(String text, boolean legacy) {
    Lexer lexer = new Lexer(text, legacy);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    int endOfLast = 0;
    while (true) {
      int comment = skipBlanksAndComments();
      if (comment < 0) {
        return;
      }
      endOfLast = Math.max(endOfLast, comment);
      if (at >= length) {
        tokens.add(TokenKind.END_OF_INPUT, endOfLast, endOfLast);
        return;
      }
      if (!next()) {
        return;
      }
      endOfLast = at;
    }
  }

  /**
   * Moves to the next token; answers where the text ends if there is none, for a comment leaves its
   * mark: GoogleSQL's end comes behind blanks only if a comment of a line is before them. For a
   * comment without an end the answer is -1.
   */
  private int skipBlanksAndComments() {
    int comment = 0;
    while (at < length) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == '#' || (c == '-' && charAt(at + 1) == '-')) {
        skipLine();
        comment = length;
      } else if (c == '/' && charAt(at + 1) == '*') {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
          tokens.addFault("Unclosed comment", at);
          return -1;
        }
        at = close + 2;
        comment = at;
      } else {
        return comment;
      }
    }
    return comment;
  }

  private void skipLine() {
    while (at < length && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    if (at < length) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
  }

  private static boolean isBlank(char c) {
    if (c <= ' ') {
      return c == ' ' || (c >= '\b' && c <= '\r');
    }
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
  }

  /** Adds the token here; false after a fault. */
  private boolean next() {
    char c = text.charAt(at);
    if (legacy) {
      int end = LegacySql.sign(tokens, at);
      if (end > at) {
        at = end;
        return true;
      }
    }
    if (isWordStart(c)) {
      int quote = quoteBehindPrefix();
      return quote < 0 ? word() : literal(quote);
    }
    return switch (c) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> afterDot() ? word() : number();
      case '.' -> startsFraction() ? number() : punctuation();
      case '\'', '"' -> literal(at);
      case '`' -> quotedIdentifier();
      default -> punctuation();
    };
  }

  private boolean startsFraction() {
    return isDigit(charAt(at + 1)) && !endsName(tokens.size() - 1);
  }

  /** The index of the quote that opens a literal with a prefix such as {@code rb}, or -1. */
  private int quoteBehindPrefix() {
    boolean raw = false;
    boolean bytes = false;
    int i = at;
    while (i < length && i < at + 2) {
      char c = text.charAt(i);
      if ((c == 'r' || c == 'R') && !raw) {
        raw = true;
      } else if ((c == 'b' || c == 'B') && !bytes) {
        bytes = true;
      } else {
        break;
      }
      i++;
    }
    boolean quoted = i > at && (charAt(i) == '\'' || charAt(i) == '"');
    return quoted ? i : -1;
  }

  private boolean word() {
    int start = at;
    while (at < length && isWordPart(text.charAt(at))) {
      at++;
    }
    TokenKind kind;
    if (afterDot() || afterAtSign()) {
      kind = TokenKind.IDENTIFIER;
    } else if (isStuck(start)) {
      kind = TokenKind.STUCK_WORD;
    } else {
      kind = TokenKind.ofWord(text, start, at);
    }
    tokens.add(kind, start, at);
    return true;
  }

  /** Whether the last token is a dot behind a name, so that any word, even 1a, is a name. */
  private boolean afterDot() {
    int last = tokens.size() - 1;
    return last >= 1 && tokens.kind(last) == TokenKind.DOT && endsName(last - 1);
  }

  /** Whether any word here is the name of a parameter or a variable. */
  private boolean afterAtSign() {
    int last = tokens.size() - 1;
    return last >= 0
        && (tokens.kind(last) == TokenKind.AT_SIGN || tokens.kind(last) == TokenKind.DOUBLE_AT);
  }

  private boolean endsName(int token) {
    if (token < 0) {
      return false;
    }
    TokenKind kind = tokens.kind(token);
    return kind.isIdentifier()
        || kind == TokenKind.RIGHT_PAREN
        || kind == TokenKind.RIGHT_BRACKET
        || kind == TokenKind.QUESTION;
  }

  /** Whether a number ends right before, other than by its point. */
  private boolean isStuck(int start) {
    int last = tokens.size() - 1;
    if (last < 0 || tokens.end(last) != start) {
      return false;
    }
    TokenKind kind = tokens.kind(last);
    return kind == TokenKind.INTEGER || (kind == TokenKind.FLOAT && text.charAt(start - 1) != '.');
  }

  private boolean number() {
    int start = at;
    if (text.charAt(at) == '0' && (charAt(at + 1) | 0x20) == 'x' && isHexDigit(charAt(at + 2))) {
      at += 2;
      while (isHexDigit(charAt(at))) {
        at++;
      }
      tokens.add(TokenKind.INTEGER, start, at);
      return true;
    }
    TokenKind kind = TokenKind.INTEGER;
    skipDigits();
    if (charAt(at) == '.') {
      kind = TokenKind.FLOAT;
      at++;
      skipDigits();
    }
    if ((charAt(at) | 0x20) == 'e') {
      int digits = charAt(at + 1) == '+' || charAt(at + 1) == '-' ? at + 2 : at + 1;
      int mark = at;
      if (isDigit(charAt(digits))) {
        at = digits;
        skipDigits();
        // GoogleSQL takes 1E5x for the number 1 with a word stuck to it, but 1E+5x for 1E+5.
        if (digits == mark + 1 && isWordPart(charAt(at))) {
          at = mark;
        } else {
          kind = TokenKind.FLOAT;
        }
      }
    }
    tokens.add(kind, start, at);
    return true;
  }

  private void skipDigits() {
    while (isDigit(charAt(at))) {
      at++;
    }
  }

  /** A string or bytes literal whose first quote is at an index. */
  private boolean literal(int quoteAt) {
    int start = at;
    String prefix = text.substring(start, quoteAt);
    char quote = text.charAt(quoteAt);
    boolean triple = charAt(quoteAt + 1) == quote && charAt(quoteAt + 2) == quote;
    int i = quoteAt + (triple ? 3 : 1);
    while (i < length) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < length) {
        i += 2;
      } else if (c == quote && (!triple || text.startsWith(closing(quote), i))) {
        at = i + (triple ? 3 : 1);
        tokens.add(isBytes(prefix) ? TokenKind.BYTES : TokenKind.STRING, start, at);
        return true;
      } else if (!triple && (c == '\n' || c == '\r')) {
        break;
      } else {
        i++;
      }
    }
    String raw = prefix.indexOf('r') >= 0 || prefix.indexOf('R') >= 0 ? "raw " : "";
    String kind = isBytes(prefix) ? "bytes" : "string";
    tokens.addFault(
        "Unclosed " + (triple ? "triple-quoted " : "") + raw + kind + " literal", start);
    return false;
  }

  private static String closing(char quote) {
    return quote == '"' ? "\"\"\"" : "'''";
  }

  private static boolean isBytes(String prefix) {
    return prefix.indexOf('b') >= 0 || prefix.indexOf('B') >= 0;
  }

  private boolean quotedIdentifier() {
    int start = at;
    int i = at + 1;
    while (i < length
        && text.charAt(i) != '`'
        && text.charAt(i) != '\n'
        && text.charAt(i) != '\r') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    if (i >= length || text.charAt(i) != '`') {
      tokens.addFault("Unclosed identifier literal", start);
      return false;
    }
    if (i == start + 1) {
      tokens.addFault("Invalid empty identifier", start);
      return false;
    }
    at = i + 1;
    tokens.add(TokenKind.IDENTIFIER, start, at);
    return true;
  }

  private boolean punctuation() {
    int start = at;
    TokenKind kind = Punctuation.at(text, at);
    if (kind == TokenKind.FAULT) {
      tokens.addFault("Illegal input character \"" + firstByte(start) + "\"", start);
      return false;
    }
    at += kind.length();
    if (kind == TokenKind.DOLLAR && isWordStart(charAt(at))) {
      kind = TokenKind.DOLLAR_WORD;
      while (isWordPart(charAt(at))) {
        at++;
      }
    }
    tokens.add(kind, start, at);
    return true;
  }

  /** The first byte of a character, as C writes it in a string. */
  private String firstByte(int index) {
    int character = text.codePointAt(index);
    byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    return String.format("\\%03o", bytes[0] & 0xFF);
  }

  private char charAt(int index) {
    return index < length ? text.charAt(index) : 0;
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
