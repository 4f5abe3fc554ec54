package dev.quern.domain.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells who sends a request by what it says: the header {@code X-Caller-Principal}, else whom the
 * configuration names for the bearer token, else the e-mail address in one that is a JWT, else the
 * configured caller; with the groups of {@code X-Caller-Groups}. What a request says is believed:
 * this is no place for secrets.
 *
 * @param defaultEmail who sends requests that do not say
 * @param tokens who sends which bearer token, by the token
 * @param emailOfToken the e-mail address that a token claims, empty when it is no JWT
 */
public record PrincipalResolver(
    String defaultEmail,
    Map<String, String> tokens,
    Function<String, Optional<String>> emailOfToken) {

  /** The header that names the caller. */
  public static final String NAME_HEADER = "X-Caller-Principal";

  /** The header that lists the caller's groups, with commas between. */
  public static final String GROUPS_HEADER = "X-Caller-Groups";

  private static final String BEARER = "Bearer ";

  public PrincipalResolver {
    tokens = Map.copyOf(tokens);
  }

  /** Who sends a request with these headers. */
  public Principal resolve(
      Optional<String> name, Optional<String> groups, Optional<String> authorization) {
    String email =
        name.filter(given -> !given.isBlank())
            .map(PrincipalResolver::nameOf)
            .or(() -> authorization.flatMap(this::bearer))
            .orElse(defaultEmail);
    return new Principal(email, groups.map(PrincipalResolver::list).orElse(Set.of()));
  }

  private Optional<String> bearer(String authorization) {
    if (!authorization.startsWith(BEARER)) {
      return Optional.empty();
    }
    String token = authorization.substring(BEARER.length());
    return Optional.ofNullable(tokens.get(token))
        .map(PrincipalResolver::nameOf)
        .or(() -> emailOfToken.apply(token));
  }

  private static Set<String> list(String groups) {
    return Arrays.stream(groups.split(","))
        .map(PrincipalResolver::nameOf)
        .filter(group -> !group.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The name in a member such as {@code user:alice@example.com}. */
  private static String nameOf(String member) {
    return member.substring(member.indexOf(':') + 1).strip();
  }
}
