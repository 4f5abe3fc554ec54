package dev.quern.jobs.orc;

/** A file that is no ORC file, or not one that can be read. */
public final class OrcFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OrcFormatException(String message) {
    super(message);
  }

  /** What is wrong. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
