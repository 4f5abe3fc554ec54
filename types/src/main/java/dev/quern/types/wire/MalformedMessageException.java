package dev.quern.types.wire;

/** Bytes are no message of the expected kind. */
public final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception without a stack trace: callers word the error. */
  public MalformedMessageException() {
    super("Malformed message", null, false, false);
  }
}
