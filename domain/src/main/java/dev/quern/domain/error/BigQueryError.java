package dev.quern.domain.error;

import java.util.Optional;

/**
 * One error as BigQuery reports it, an {@code ErrorProto}.
 *
 * @param reason why
 * @param message the text for people
 * @param location where: {@code query}, the name of a parameter, a file, a field; absent when
 *     BigQuery gives none
 * @param debugInfo more detail, absent as a rule
 */
public record BigQueryError(
    ErrorReason reason, String message, Optional<String> location, Optional<String> debugInfo) {

  /** An error without a location. */
  public static BigQueryError of(ErrorReason reason, String message) {
    return new BigQueryError(reason, message, Optional.empty(), Optional.empty());
  }

  /** An error with a location. */
  public static BigQueryError at(ErrorReason reason, String location, String message) {
    return new BigQueryError(reason, message, Optional.of(location), Optional.empty());
  }
}
