package dev.quern.jobs.load;

/** A row that cannot be loaded. Carries no stack trace: there may be many. */
final class BadRowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRowException(String message) {
    super(message, null, false, false);
  }

  /** What is wrong, in BigQuery's words without its preamble. */
  String detail() {
    return String.valueOf(getMessage());
  }
}
