package dev.quern.adapter.rest.http;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns trees into wire records and back, for what does not come as a body of its own. */
@Component
public final class WireReader {

  private final JsonMapper mapper;

  WireReader(JsonMapper wireMapper) {
    this.mapper = wireMapper;
  }

  /** The record that a tree describes; {@code badRequest} when it does not fit. */
  public <T> T read(JsonNode tree, Class<T> type) {
    try {
      return mapper.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw JsonErrors.of(e);
    }
  }

  /** The record that a text describes; {@code parseError} when it is no JSON. */
  public <T> T read(byte[] text, Class<T> type) {
    try {
      return mapper.readValue(text, type);
    } catch (JacksonException e) {
      throw JsonErrors.of(e);
    }
  }

  /** A record as a tree. */
  public ObjectNode tree(Object value) {
    return mapper.valueToTree(value);
  }
}
