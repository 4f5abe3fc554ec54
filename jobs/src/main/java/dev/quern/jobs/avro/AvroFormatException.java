package dev.quern.jobs.avro;

/** A file is not what Avro says it must be. */
public final class AvroFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AvroFormatException(String message) {
    super(message, null, false, false);
  }

  /** What is wrong. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
