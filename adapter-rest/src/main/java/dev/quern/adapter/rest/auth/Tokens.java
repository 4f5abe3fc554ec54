package dev.quern.adapter.rest.auth;

import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON web tokens without checking who signed them. */
final class Tokens {

  private Tokens() {}

  /** The claims of a token, empty when it is no JWT. */
  static Optional<JsonNode> claims(JsonMapper mapper, String token) {
    String[] parts = token.split("\\.");
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(mapper.readTree(Base64.getUrlDecoder().decode(parts[1])));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }
}
