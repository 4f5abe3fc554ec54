package dev.quern.types.error;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;

/** Errors that a function raises for the values of a row; {@code SAFE.} turns them into NULL. */
public final class EvaluationError {

  private static final String LOCATION = "query";

  private EvaluationError() {}

  /** An argument outside of what the function accepts, as BigQuery words it. */
  public static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, LOCATION, message);
  }

  /** The same, the message made by {@link String#formatted}. */
  public static BigQueryException invalid(String format, Object... values) {
    return invalid(format.formatted(values));
  }

  /** A feature that Quern leaves out on purpose. */
  public static BigQueryException unsupported(String feature) {
    return new BigQueryException(
        ErrorReason.NOT_IMPLEMENTED, LOCATION, feature + " is not supported");
  }
}
