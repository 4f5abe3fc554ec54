package dev.quern.adapter.rest.http;

import dev.quern.adapter.rest.wire.ErrorResponse;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.List;

/** Puts errors into the envelope that Google's clients read. */
public final class ErrorBodies {

  private ErrorBodies() {}

  /** The HTTP status of a response that fails with {@code exception}. */
  public static int status(BigQueryException exception) {
    ErrorReason reason = exception.reason();
    return reason == ErrorReason.STOPPED ? 499 : reason.httpStatus();
  }

  /** The body of a response that fails with {@code exception}. */
  public static ErrorResponse of(BigQueryException exception) {
    List<ErrorResponse.Item> items = exception.errors().stream().map(ErrorBodies::item).toList();
    return new ErrorResponse(
        new ErrorResponse.Body(
            status(exception),
            exception.error().message(),
            items,
            exception.reason().grpcCode().name()));
  }

  private static ErrorResponse.Item item(BigQueryError error) {
    return new ErrorResponse.Item(
        error.message(),
        "global",
        error.reason().reason(),
        error.location().orElse(null),
        error.location().map(ErrorBodies::locationType).orElse(null),
        error.debugInfo().orElse(null));
  }

  private static String locationType(String location) {
    return location.equals("If-Match") ? "header" : "other";
  }
}
