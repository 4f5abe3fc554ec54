package dev.quern.adapter.rest.auth;

import dev.quern.adapter.rest.RestDefaults;
import dev.quern.domain.access.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who sends a request: the header {@code X-Caller-Principal}, else whom the configuration names for
 * the bearer token, else the {@code email} of one that is a JWT, else the configured caller. Quern
 * believes what it is told; it is no place for secrets.
 */
@Component
public final class Caller {

  private static final String HEADER = "X-Caller-Principal";
  private static final String GROUPS = "X-Caller-Groups";
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
      return name(given);
    }
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> bearer(header.substring(BEARER.length())))
        .orElse(defaults.email());
  }

  private Optional<String> bearer(String token) {
    return Optional.ofNullable(defaults.tokens().get(token))
        .map(Caller::name)
        .or(() ->
            Tokens.claims(mapper, token)
                .map(claims -> claims.get("email"))
                .map(JsonNode::asString));
  }

  /** The caller with its groups, which the header {@code X-Caller-Groups} lists with commas. */
  public Principal principal(HttpServletRequest request) {
    String groups = request.getHeader(GROUPS);
    return new Principal(
        email(request),
        groups == null
            ? Set.of()
            : Arrays.stream(groups.split(","))
                .map(Caller::name)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet()));
  }

  /** The name in a member such as {@code user:alice@example.com}. */
  private static String name(String member) {
    return member.substring(member.indexOf(':') + 1).strip();
  }
}
