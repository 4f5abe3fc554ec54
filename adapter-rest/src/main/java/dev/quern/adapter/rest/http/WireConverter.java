package dev.quern.adapter.rest.http;

import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes wire records, whatever content type the client claims. */
@Component
public final class WireConverter extends AbstractHttpMessageConverter<Object> {

  private static final String WIRE = "dev.quern.adapter.rest.wire";

  private final JsonMapper mapper;

  WireConverter(JsonMapper wireMapper) {
    super(new MediaType(MediaType.APPLICATION_JSON, java.nio.charset.StandardCharsets.UTF_8));
    this.mapper = wireMapper;
    setSupportedMediaTypes(
        List.of(
            new MediaType(MediaType.APPLICATION_JSON, java.nio.charset.StandardCharsets.UTF_8),
            MediaType.ALL));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return JsonNode.class.isAssignableFrom(type) || type.getPackageName().equals(WIRE);
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
    byte[] body = message.getBody().readAllBytes();
    if (body.length == 0) {
      throw new HttpMessageNotReadableException("no body", message);
    }
    try {
      return mapper.readValue(body, type);
    } catch (JacksonException e) {
      throw new HttpMessageNotReadableException("malformed JSON", e, message);
    }
  }

  @Override
  protected void writeInternal(Object value, HttpOutputMessage message) throws IOException {
    message.getHeaders().setContentType(getSupportedMediaTypes().getFirst());
    byte[] body = mapper.writeValueAsBytes(value);
    message.getHeaders().setContentLength(body.length);
    message.getBody().write(body);
  }
}
