package dev.quern.adapter.rest.upload;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body of type {@code multipart/related} part by part, without holding a part whole. */
final class MultipartRelated {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final int MAX_METADATA = 10 << 20;

  private final InputStream in;
  private final byte[] delimiter;

  /** A reader of a body, whose type names the boundary between parts. */
  MultipartRelated(InputStream body, @Nullable String contentType) throws IOException {
    Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!matcher.find()) {
      throw malformed("Missing end boundary in multipart body.");
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    this.in = new BufferedInputStream(body, 1 << 16);
    skipFirstDelimiter();
  }

  private void skipFirstDelimiter() throws IOException {
    // The first delimiter has no line end before it.
    for (int i = 2; i < delimiter.length; i++) {
      int b = in.read();
      if (i == 2 && (b == '\r' || b == '\n')) {
        i--;
      } else if (b != delimiter[i]) {
        throw malformed("Multipart body does not begin with its boundary.");
      }
    }
    skipHeaders();
  }

  /** The content of the part that begins here, which must be short. */
  byte[] metadata() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    copyPart(content, MAX_METADATA);
    skipHeaders();
    return content.toByteArray();
  }

  /** Copies the content of the part that begins here. */
  void copyMedia(OutputStream target) throws IOException {
    copyPart(target, Long.MAX_VALUE);
  }

  private void copyPart(OutputStream target, long limit) throws IOException {
    int matched = 0;
    long count = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw malformed("Missing end boundary in multipart body.");
      }
      if (b == delimiter[matched]) {
        if (++matched == delimiter.length) {
          return;
        }
        continue;
      }
      // The delimiter's first byte occurs nowhere else in it, so a failed match restarts at once.
      target.write(delimiter, 0, matched);
      count += matched;
      matched = b == delimiter[0] ? 1 : 0;
      if (matched == 0) {
        target.write(b);
        count++;
      }
      if (count > limit) {
        throw malformed("Metadata part is too large.");
      }
    }
  }

  /** Skips to behind the empty line that ends a part's headers. */
  private void skipHeaders() throws IOException {
    int lineEnds = 0;
    while (lineEnds < 2) {
      int b = in.read();
      if (b < 0) {
        throw malformed("Multipart body ends before its last part.");
      }
      if (b == '\n') {
        lineEnds++;
      } else if (b != '\r') {
        lineEnds = 0;
      }
    }
  }

  private static BigQueryException malformed(String message) {
    return new BigQueryException(ErrorReason.BAD_REQUEST, message);
  }
}
