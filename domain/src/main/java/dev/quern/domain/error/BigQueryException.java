package dev.quern.domain.error;

import java.util.List;
import java.util.Optional;

/**
 * A request that cannot be served, with the errors that the client is to see. Thrown where the
 * fault is found and mapped to the wire once per adapter. Carries no stack trace unless it stands
 * for a fault of the server itself.
 */
public class BigQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<BigQueryError> errors;

  /** An exception of one or more errors; the first is the principal one. */
  public BigQueryException(List<BigQueryError> errors) {
    this(errors, Optional.empty());
  }

  private BigQueryException(List<BigQueryError> errors, Optional<Throwable> cause) {
    super(errors.getFirst().message(), cause.orElse(null), false, isServerFault(errors));
    this.errors = List.copyOf(errors);
  }

  /** An exception of one error without a location. */
  public BigQueryException(ErrorReason reason, String message) {
    this(List.of(BigQueryError.of(reason, message)));
  }

  /** An exception of one error with a location. */
  public BigQueryException(ErrorReason reason, String location, String message) {
    this(List.of(BigQueryError.at(reason, location, message)));
  }

  /** A fault of the server itself, keeping its cause for the log. */
  public static BigQueryException internal(String message, Throwable cause) {
    return new BigQueryException(
        List.of(BigQueryError.of(ErrorReason.INTERNAL_ERROR, message)), Optional.of(cause));
  }

  private static boolean isServerFault(List<BigQueryError> errors) {
    return errors.getFirst().reason() == ErrorReason.INTERNAL_ERROR;
  }

  /** The principal error. */
  public BigQueryError error() {
    return errors.getFirst();
  }

  /** All errors, the principal one first. */
  public List<BigQueryError> errors() {
    return errors;
  }

  /** The reason of the principal error. */
  public ErrorReason reason() {
    return error().reason();
  }
}
