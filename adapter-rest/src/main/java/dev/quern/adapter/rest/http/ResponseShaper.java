package dev.quern.adapter.rest.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Holds a JSON response back to print it prettily or to leave out fields nobody asked for. */
final class ResponseShaper extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  ResponseShaper(HttpServletResponse response) {
    super(response);
  }

  /** Writes what was held back in the wanted form. */
  void finish(JsonMapper mapper, Optional<FieldMask> mask, boolean pretty) throws IOException {
    byte[] body = held.toByteArray();
    String type = getContentType();
    if (body.length > 0 && type != null && type.contains("json")) {
      body = shape(body, mapper, getStatus() < 300 ? mask : Optional.empty(), pretty);
    }
    HttpServletResponse response = (HttpServletResponse) getResponse();
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static byte[] shape(
      byte[] body, JsonMapper mapper, Optional<FieldMask> mask, boolean pretty) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    ObjectWriter writer = pretty ? mapper.writerWithDefaultPrettyPrinter() : mapper.writer();
    try (JsonParser plain = mapper.createParser(body);
        JsonGenerator generator = writer.createGenerator(out)) {
      JsonParser parser =
          mask.<JsonParser>map(m ->
                  new FilteringParserDelegate(
                      plain, m.filter(), TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true))
              .orElse(plain);
      boolean empty = true;
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
        empty = false;
      }
      if (empty) {
        generator.writeStartObject();
        generator.writeEndObject();
      }
    }
    return out.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public void write(int value) {
        held.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        held.write(bytes, offset, length);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("responses are written by blocking");
      }
    };
  }

  @Override
  public PrintWriter getWriter() {
    return new PrintWriter(held, true, StandardCharsets.UTF_8);
  }

  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void setHeader(String name, String value) {
    if (!name.equalsIgnoreCase("Content-Length")) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!name.equalsIgnoreCase("Content-Length")) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void flushBuffer() {}
}
