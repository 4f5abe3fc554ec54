package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a text that clients also send as a number or as {@code true} and {@code false}: the Node
 * client does so with values of query parameters.
 */
final class ScalarTextReader extends StdDeserializer<String> {

  ScalarTextReader() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    return token.isScalarValue()
        ? parser.getString()
        : (String) context.handleUnexpectedToken(String.class, parser);
  }
}
