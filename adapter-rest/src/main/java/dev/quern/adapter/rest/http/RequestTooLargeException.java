package dev.quern.adapter.rest.http;

import java.io.IOException;

/** A request body is longer than the method accepts. */
final class RequestTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  RequestTooLargeException(long limit) {
    super("Request payload size exceeds the limit: " + limit + " bytes.");
  }
}
