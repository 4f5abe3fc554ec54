package dev.quern.adapter.rest.upload;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body of type {@code multipart/related} part by part, without holding a part whole. */
final class MultipartRelated {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final int MAX_METADATA = 10 << 20;

  private static final int BUFFER_SIZE = 1 << 16;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer;
  private int position;
  private int end;

  /** A reader of a body, whose type names the boundary between parts. */
  MultipartRelated(InputStream body, @Nullable String contentType) throws IOException {
    Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!matcher.find()) {
      throw malformed("Missing end boundary in multipart body.");
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    this.in = body;
    this.buffer = new byte[Math.max(BUFFER_SIZE, delimiter.length)];
    skipFirstDelimiter();
  }

  private void skipFirstDelimiter() throws IOException {
    // The first delimiter has no line end before it.
    for (int i = 2; i < delimiter.length; i++) {
      int b = read();
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
    long count = 0;
    while (!atDelimiter()) {
      int next = nextCandidate();
      target.write(buffer, position, next - position);
      count += next - position;
      position = next;
      if (count > limit) {
        throw malformed("Metadata part is too large.");
      }
    }
    position += delimiter.length;
  }

  /** Makes sure that a whole delimiter can be compared, and compares. */
  private boolean atDelimiter() throws IOException {
    while (end - position < delimiter.length) {
      if (!fill()) {
        throw malformed("Missing end boundary in multipart body.");
      }
    }
    return Arrays.equals(
        buffer, position, position + delimiter.length, delimiter, 0, delimiter.length);
  }

  /** Where, behind the position, the buffer may hold the first byte of a delimiter, or its end. */
  private int nextCandidate() {
    for (int i = position + 1; i < end; i++) {
      if (buffer[i] == delimiter[0]) {
        return i;
      }
    }
    return end;
  }

  private int read() throws IOException {
    return position < end || fill() ? buffer[position++] & 0xff : -1;
  }

  /** Reads on behind what is left of the buffer; false at the end of the body. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, end - position);
    end -= position;
    position = 0;
    int count = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, count);
    return count >= 0;
  }

  /** Skips to behind the empty line that ends a part's headers. */
  private void skipHeaders() throws IOException {
    int lineEnds = 0;
    while (lineEnds < 2) {
      int b = read();
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
