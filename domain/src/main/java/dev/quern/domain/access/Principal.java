package dev.quern.domain.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Who sends a request.
 *
 * @param email the e-mail address of the user or service account
 * @param groups the e-mail addresses of the groups it belongs to
 */
public record Principal(String email, Set<String> groups) {

  public Principal {
    groups = Set.copyOf(groups);
  }

  /** A principal that belongs to no group. */
  public static Principal of(String email) {
    return new Principal(email, Set.of());
  }

  /** Whether any of the members is this principal or holds it. */
  public boolean isAmong(Collection<String> members) {
    return members.stream().anyMatch(this::isMember);
  }

  /**
   * Whether a member of an access list is this principal or holds it: {@code allUsers}, {@code
   * allAuthenticatedUsers}, or {@code user:}, {@code serviceAccount:}, {@code group:} or {@code
   * domain:} with a name. Source: "IAM", principal identifiers.
   */
  private boolean isMember(String member) {
    int colon = member.indexOf(':');
    String kind = colon < 0 ? member : member.substring(0, colon);
    String name = member.substring(colon + 1).strip();
    return switch (kind.strip().toLowerCase(Locale.ROOT)) {
      case "allusers", "allauthenticatedusers" -> true;
      case "user", "serviceaccount" -> name.equalsIgnoreCase(email);
      case "group" -> groups.stream().anyMatch(name::equalsIgnoreCase);
      case "domain" -> email.toLowerCase(Locale.ROOT).endsWith("@" + name.toLowerCase(Locale.ROOT));
      default -> false;
    };
  }
}
