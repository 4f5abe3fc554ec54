package dev.quern.adapter.rest.auth;

import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON web tokens without checking who signed them.
 *
 * @param mapper reads JSON
 */
public record JsonWebTokens(JsonMapper mapper) {

  /** The e-mail address that a token claims; empty when it is no JWT or claims none. */
  public Optional<String> email(String token) {
    return claim(token, "email");
  }

  /** A claim of a token; empty when it is no JWT or has no such claim. */
  Optional<String> claim(String token, String name) {
    String[] parts = token.split("\\.");
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      JsonNode claims = mapper.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return Optional.ofNullable(claims.get(name)).map(JsonNode::asString);
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }
}
