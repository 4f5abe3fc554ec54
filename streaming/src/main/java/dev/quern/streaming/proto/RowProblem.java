package dev.quern.streaming.proto;

/** What is wrong with one row. Carries no stack trace. */
final class RowProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String FIELD = "Field ";

  private final String text;

  RowProblem(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The same, naming the column unless it names one already. */
  RowProblem at(String column) {
    return text.startsWith(FIELD) ? this : new RowProblem(FIELD + column + ": " + text);
  }
}
