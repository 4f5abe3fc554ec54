package dev.quern.adapter.rest.auth;

import dev.quern.adapter.rest.RestDefaults;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who sends a request: the header {@code X-Quern-Principal}, else the {@code email} of a bearer
 * token that is a JWT, else the configured caller. Quern believes what it is told; it is no place
 * for secrets.
 */
@Component
public final class Caller {

  private static final String HEADER = "X-Quern-Principal";
  private static final String BEARER = "Bearer ";

  private final RestDefaults defaults;
  private final JsonMapper mapper;

  Caller(RestDefaults defaults, JsonMapper wireMapper) {
    this.defaults = defaults;
    this.mapper = wireMapper;
  }

  /** The caller's e-mail address. */
  public String email(HttpServletRequest request) {
    String given = request.getHeader(HEADER);
    if (given != null && !given.isBlank()) {
      int colon = given.indexOf(':');
      return given.substring(colon + 1).strip();
    }
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> Tokens.claims(mapper, header.substring(BEARER.length())))
        .map(claims -> claims.get("email"))
        .map(JsonNode::asString)
        .orElse(defaults.email());
  }
}
