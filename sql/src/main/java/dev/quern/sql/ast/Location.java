package dev.quern.sql.ast;

/**
 * A place in a text as GoogleSQL counts: lines and columns from 1, a column per character (code
 * point), a tab reaching to the next column of the form 8n + 1, lines ending in LF, CR or CR LF.
 */
public record Location(int line, int column) {

  private static final int TAB = 8;

  /** The place of an index into a text. */
  public static Location of(CharSequence text, int index) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
        column = 1;
      } else if (c == '\t') {
        column += TAB - (column - 1) % TAB;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return new Location(line, column);
  }

  /** {@code [line:column]}, as error messages have it. */
  @Override
  public String toString() {
    return "[" + line + ":" + column + "]";
  }
}
