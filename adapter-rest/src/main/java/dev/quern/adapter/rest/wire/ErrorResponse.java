package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a response that failed. Source: "Error messages", Google APIs' error envelope. */
public record ErrorResponse(Body error) {

  /** The error and its details. */
  public record Body(int code, String message, List<Item> errors, String status) {}

  /** One of the errors. */
  public record Item(
      String message,
      String domain,
      String reason,
      @Nullable String location,
      @Nullable String locationType,
      @Nullable String debugInfo) {}
}
