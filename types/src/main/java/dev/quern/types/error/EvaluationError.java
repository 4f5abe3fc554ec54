package dev.quern.types.error;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.function.Supplier;

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

  /** Computes something whose errors get a preamble. */
  public static <T> T withPreamble(String preamble, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (BigQueryException e) {
      throw invalid(preamble + e.getMessage());
    }
  }

  /** A feature that Quern leaves out on purpose. */
  public static BigQueryException unsupported(String feature) {
    return new BigQueryException(
        ErrorReason.NOT_IMPLEMENTED, LOCATION, feature + " is not supported");
  }
}
