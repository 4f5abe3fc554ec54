package dev.quern.adapter.rest.batch;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request within a batch.
 *
 * @param contentId the name by which the client knows it; empty without
 * @param method the verb
 * @param path the path with its query
 * @param headers its headers
 * @param body its body
 */
record BatchPart(
    String contentId, String method, String path, Map<String, String> headers, String body) {

  /** The parts of a body of type {@code multipart/mixed}. */
  static List<BatchPart> parse(String text, String boundary) {
    List<BatchPart> parts = new ArrayList<>();
    String[] pieces = text.replace("\r\n", "\n").split("(^|\n)--" + quote(boundary), -1);
    boolean closed = pieces.length > 1 && pieces[pieces.length - 1].startsWith("--");
    if (!closed) {
      throw malformed("Missing end boundary in multipart body.");
    }
    for (int i = 1; i < pieces.length - 1; i++) {
      parts.add(part(pieces[i].stripLeading()));
    }
    return parts;
  }

  private static String quote(String boundary) {
    return java.util.regex.Pattern.quote(boundary);
  }

  private static BatchPart part(String text) {
    int outer = text.indexOf("\n\n");
    if (outer < 0) {
      throw malformed("A part of the batch has no request.");
    }
    Map<String, String> about = headers(text.substring(0, outer));
    String request = text.substring(outer + 2).stripLeading();
    int end = request.indexOf("\n\n");
    String head = end < 0 ? request.stripTrailing() : request.substring(0, end);
    String body = end < 0 ? "" : request.substring(end + 2).stripTrailing();
    int line = head.indexOf('\n');
    String[] words = (line < 0 ? head : head.substring(0, line)).strip().split(" ");
    if (words.length < 2 || !words[1].startsWith("/")) {
      throw malformed("A part of the batch does not begin with a request line.");
    }
    return new BatchPart(
        about.getOrDefault("content-id", ""),
        words[0].toUpperCase(Locale.ROOT),
        words[1],
        line < 0 ? Map.of() : headers(head.substring(line + 1)),
        body);
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static BigQueryException malformed(String message) {
    return new BigQueryException(ErrorReason.BAD_REQUEST, message);
  }
}
