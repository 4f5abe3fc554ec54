package dev.quern.adapter.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Reads and writes what {@link WireConverter} does, for methods that are called so often that
 * binding their arguments one by one would cost more than their work.
 */
@Component
public final class DirectBody {

  private final WireConverter converter;

  DirectBody(WireConverter converter) {
    this.converter = converter;
  }

  /** The variables of the request's path. */
  @SuppressWarnings("unchecked") // Spring's contract for this attribute
  public static Map<String, String> path(HttpServletRequest request) {
    return (Map<String, String>)
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
  }

  /**
   * The record that a request's body describes.
   *
   * @throws HttpMessageNotReadableException when there is none, or it does not fit
   */
  public <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    return type.cast(converter.read(type, new ServletServerHttpRequest(request)));
  }

  /** Answers with a record. */
  public void write(HttpServletResponse response, Object value) throws IOException {
    ServletServerHttpResponse message = new ServletServerHttpResponse(response);
    converter.write(value, MediaType.APPLICATION_JSON, message);
  }
}
