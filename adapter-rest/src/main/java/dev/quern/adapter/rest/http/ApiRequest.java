package dev.quern.adapter.rest.http;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A request as the controllers see it: without prefix, with the verb the client meant, with its
 * body unzipped and of limited length.
 */
final class ApiRequest extends HttpServletRequestWrapper {

  private final String path;
  private final String method;
  private final boolean gzip;
  private final long limit;
  private @Nullable ServletInputStream body;

  ApiRequest(HttpServletRequest request, ApiPath path, long limit) {
    super(request);
    this.path = path.path();
    this.method =
        Optional.ofNullable(request.getHeader("X-HTTP-Method-Override"))
            .map(verb -> verb.toUpperCase(Locale.ROOT))
            .orElse(request.getMethod());
    this.gzip = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
    this.limit = limit;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public String getServletPath() {
    return path;
  }

  /**
   * Clients such as curl send JSON under the type of forms; every body here is what it is, and only
   * bodies of parts need a type.
   */
  @Override
  public @Nullable String getContentType() {
    String type = super.getContentType();
    return type == null || type.regionMatches(true, 0, "multipart/", 0, 10)
        ? type
        : "application/json";
  }

  @Override
  public long getContentLengthLong() {
    return gzip ? -1 : super.getContentLengthLong();
  }

  @Override
  public int getContentLength() {
    return gzip ? -1 : super.getContentLength();
  }

  /** Answers are JSON, whatever a client accepts. */
  @Override
  public @Nullable String getHeader(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "accept" -> null;
      case "content-type" -> getContentType();
      case "content-length" -> gzip ? null : super.getHeader(name);
      default -> super.getHeader(name);
    };
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "accept", "content-type", "content-length" -> {
        String value = getHeader(name);
        yield value == null
            ? Collections.emptyEnumeration()
            : Collections.enumeration(List.of(value));
      }
      default -> super.getHeaders(name);
    };
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      InputStream raw = super.getInputStream();
      body = new LimitedBody(gzip ? unzipped(raw) : raw, limit);
    }
    return body;
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, 8192);
    } catch (ZipException | EOFException e) {
      throw notZipped();
    }
  }

  private static BigQueryException notZipped() {
    return new BigQueryException(
        ErrorReason.BAD_REQUEST, "The body of the request cannot be decompressed.");
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private static final class LimitedBody extends ServletInputStream {

    private final InputStream in;
    private final long limit;
    private long count;
    private boolean finished;

    LimitedBody(InputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int read = in.read(buffer, offset, length);
        advance(read);
        return read;
      } catch (ZipException e) {
        throw notZipped();
      }
    }

    private void advance(int read) throws IOException {
      if (read < 0) {
        finished = true;
        return;
      }
      count += read;
      if (count > limit) {
        throw new RequestTooLargeException(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("bodies are read by blocking");
    }
  }
}
