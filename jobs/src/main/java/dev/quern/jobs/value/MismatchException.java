package dev.quern.jobs.value;

/** A value of a row does not fit its column. Carries no stack trace: there may be many. */
public final class MismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  MismatchException(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  /** The field's path, {@code a.b[2]}. */
  public String field() {
    return field;
  }

  /** What is wrong. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
