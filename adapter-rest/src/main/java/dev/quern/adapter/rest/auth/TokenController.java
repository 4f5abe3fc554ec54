package dev.quern.adapter.rest.auth;

import dev.quern.adapter.rest.wire.TokenJson;
import dev.quern.domain.access.PrincipalResolver;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OAuth token endpoint that clients with a service account's key call. Any assertion is
 * believed; the token says who the caller is and proves nothing. Source: "Using OAuth 2.0 for
 * server to server applications".
 */
@RestController
final class TokenController {

  private static final int LIFETIME_SECONDS = 3600;

  private final PrincipalResolver principals;
  private final JsonMapper mapper;
  private final JsonWebTokens tokens;

  TokenController(PrincipalResolver principals, JsonMapper wireMapper) {
    this.principals = principals;
    this.mapper = wireMapper;
    this.tokens = new JsonWebTokens(wireMapper);
  }

  @PostMapping({"/token", "/oauth2/v4/token", "/oauth2/v3/token", "/o/oauth2/token"})
  TokenJson token(@RequestBody(required = false) byte[] form) {
    String email =
        parameter(form == null ? "" : new String(form, StandardCharsets.UTF_8), "assertion")
            .flatMap(assertion -> tokens.claim(assertion, "iss"))
            .orElse(principals.defaultEmail());
    String token = unsigned(email);
    return new TokenJson(token, "Bearer", LIFETIME_SECONDS, token, null);
  }

  /** A JWT without signature that names its bearer. */
  private String unsigned(String email) {
    try {
      return encode("{\"alg\":\"none\"}")
          + "."
          + encode(mapper.writeValueAsString(mapper.createObjectNode().put("email", email)))
          + ".";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> parameter(String form, String name) {
    return Arrays.stream(form.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }
}
