package dev.quern.sql.parser;

/** Finds the longest sign at a place. */
final class Punctuation {

  private Punctuation() {}

  /** The sign at an index, or FAULT where there is none. */
  static TokenKind at(String text, int index) {
    char next = index + 1 < text.length() ? text.charAt(index + 1) : 0;
    return switch (text.charAt(index)) {
      case '(' -> TokenKind.LEFT_PAREN;
      case ')' -> TokenKind.RIGHT_PAREN;
      case '[' -> TokenKind.LEFT_BRACKET;
      case ']' -> TokenKind.RIGHT_BRACKET;
      case '{' -> TokenKind.LEFT_BRACE;
      case '}' -> TokenKind.RIGHT_BRACE;
      case ',' -> TokenKind.COMMA;
      case '.' -> TokenKind.DOT;
      case ';' -> TokenKind.SEMICOLON;
      case ':' -> TokenKind.COLON;
      case '*' -> TokenKind.STAR;
      case '/' -> TokenKind.SLASH;
      case '~' -> TokenKind.TILDE;
      case '&' -> TokenKind.AMPERSAND;
      case '^' -> TokenKind.CARET;
      case '?' -> TokenKind.QUESTION;
      case '$' -> TokenKind.DOLLAR;
      case '%' -> TokenKind.PERCENT_SIGN;
      case '\\' -> TokenKind.BACKSLASH;
      case '@' -> next == '@' ? TokenKind.DOUBLE_AT : TokenKind.AT_SIGN;
      case '!' -> next == '=' ? TokenKind.NOT_EQUALS : TokenKind.EXCLAMATION;
      case '+' -> next == '=' ? TokenKind.PLUS_EQUALS : TokenKind.PLUS_SIGN;
      case '=' -> next == '>' ? TokenKind.FAT_ARROW : TokenKind.EQUALS;
      case '-' ->
          switch (next) {
            case '=' -> TokenKind.MINUS_EQUALS;
            case '>' -> TokenKind.ARROW;
            default -> TokenKind.MINUS_SIGN;
          };
      case '|' ->
          switch (next) {
            case '|' -> TokenKind.DOUBLE_BAR;
            case '>' -> TokenKind.PIPE;
            default -> TokenKind.BAR;
          };
      case '<' ->
          switch (next) {
            case '<' -> TokenKind.SHIFT_LEFT;
            case '=' -> TokenKind.LESS_EQUALS;
            case '>' -> TokenKind.LESS_GREATER;
            default -> TokenKind.LESS;
          };
      case '>' ->
          switch (next) {
            case '>' -> TokenKind.SHIFT_RIGHT;
            case '=' -> TokenKind.GREATER_EQUALS;
            default -> TokenKind.GREATER;
          };
      default -> TokenKind.FAULT;
    };
  }
}
