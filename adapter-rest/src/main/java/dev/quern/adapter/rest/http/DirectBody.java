package dev.quern.adapter.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes what {@link WireConverter} does, for methods that are called so often that
 * binding their arguments one by one would cost more than their work.
 */
@Component
public final class DirectBody {

  private static final String JSON = "application/json;charset=UTF-8";

  private final JsonMapper mapper;

  DirectBody(JsonMapper wireMapper) {
    this.mapper = wireMapper;
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
  public <T> T read(HttpServletRequest request, Class<T> type) {
    try {
      byte[] body = request.getInputStream().readAllBytes();
      if (body.length > 0) {
        return mapper.readValue(body, type);
      }
    } catch (IOException | JacksonException e) {
      throw unreadable(request, e);
    }
    throw unreadable(request, null);
  }

  private static HttpMessageNotReadableException unreadable(
      HttpServletRequest request, @Nullable Exception cause) {
    ServletServerHttpRequest message = new ServletServerHttpRequest(request);
    return cause == null
        ? new HttpMessageNotReadableException("no body", message)
        : new HttpMessageNotReadableException("malformed JSON", cause, message);
  }

  /** Answers with a record. */
  public void write(HttpServletResponse response, Object value) throws IOException {
    byte[] body = mapper.writeValueAsBytes(value);
    response.setContentType(JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
