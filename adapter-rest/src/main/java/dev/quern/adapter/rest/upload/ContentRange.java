package dev.quern.adapter.rest.upload;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file a request brings.
 *
 * @param start the first; empty when the request only asks how far the upload is
 * @param total the file's length; empty while it is not known
 */
record ContentRange(OptionalLong start, OptionalLong total) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /** The range a header gives; without a header the request brings the whole file. */
  static ContentRange parse(@Nullable String header, long contentLength) {
    if (header == null) {
      return new ContentRange(
          OptionalLong.of(0),
          contentLength < 0 ? OptionalLong.empty() : OptionalLong.of(contentLength));
    }
    Matcher matcher = FORM.matcher(header.strip());
    if (!matcher.matches()) {
      throw malformed();
    }
    OptionalLong start = number(matcher.group(1));
    OptionalLong total = number(matcher.group(3));
    if (start.isPresent()) {
      long end = number(matcher.group(2)).orElseThrow() + 1;
      boolean fits =
          start.getAsLong() < end
              && end <= total.orElse(Long.MAX_VALUE)
              && (contentLength < 0 || contentLength == end - start.getAsLong());
      if (!fits) {
        throw malformed();
      }
    }
    return new ContentRange(start, total);
  }

  private static BigQueryException malformed() {
    return new BigQueryException(
        ErrorReason.BAD_REQUEST, "Content-Range", "Failed to parse Content-Range header.");
  }

  private static OptionalLong number(@Nullable String text) {
    return text == null || text.equals("*")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(text));
  }
}
