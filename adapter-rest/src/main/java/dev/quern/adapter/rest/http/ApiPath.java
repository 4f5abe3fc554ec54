package dev.quern.adapter.rest.http;

import java.util.List;

/**
 * A request's path without what clients put before it: {@code /bigquery/v2}, {@code /upload},
 * {@code /resumable/upload}, or nothing at all when an emulator's address is configured.
 *
 * @param path the path as the method's table has it, from {@code /projects}
 * @param upload whether media come with the request
 */
record ApiPath(String path, boolean upload) {

  private static final List<String> UPLOADS = List.of("/resumable/upload", "/upload");
  private static final String PREFIX = "/bigquery/v2";

  static ApiPath of(String requestPath) {
    String rest = requestPath;
    boolean upload = false;
    for (String prefix : UPLOADS) {
      if (rest.startsWith(prefix + "/")) {
        rest = rest.substring(prefix.length());
        upload = true;
        break;
      }
    }
    if (rest.startsWith(PREFIX + "/")) {
      rest = rest.substring(PREFIX.length());
    }
    return new ApiPath(rest, upload);
  }
}
