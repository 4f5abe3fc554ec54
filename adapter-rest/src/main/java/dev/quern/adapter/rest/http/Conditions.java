package dev.quern.adapter.rest.http;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Conditional requests by etag. Source: Google APIs' use of {@code If-Match}. */
public final class Conditions {

  private Conditions() {}

  /**
   * Lets a change pass only when the client saw the present version.
   *
   * @throws BigQueryException {@code conditionNotMet}
   */
  public static void requireMatch(@Nullable String ifMatch, String etag) {
    if (ifMatch != null && !ifMatch.equals("*") && !unquoted(ifMatch).equals(etag)) {
      throw new BigQueryException(
          ErrorReason.CONDITION_NOT_MET, "If-Match", "Precondition check failed.");
    }
  }

  /** The resource, or 304 when the client has this version. */
  public static <T> ResponseEntity<T> unlessKnown(
      @Nullable String ifNoneMatch, String etag, T body) {
    if (ifNoneMatch != null && (ifNoneMatch.equals("*") || unquoted(ifNoneMatch).equals(etag))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
    }
    return ResponseEntity.ok().eTag(etag).body(body);
  }

  /** An etag for what has none of its own. */
  public static String etag(String... parts) {
    long hash = 1125899906842597L;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = 31 * hash + part.charAt(i);
      }
    }
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(16).putLong(hash).putLong(parts.length).array());
  }

  private static String unquoted(String header) {
    String text = header.startsWith("W/") ? header.substring(2) : header;
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
