package dev.quern.adapter.rest.auth;

import dev.quern.domain.access.Principal;
import dev.quern.domain.access.PrincipalResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who sends a request. See {@link PrincipalResolver}. */
@Component
public final class Caller {

  private final PrincipalResolver principals;

  Caller(PrincipalResolver principals) {
    this.principals = principals;
  }

  /** The caller's e-mail address. */
  public String email(HttpServletRequest request) {
    return principal(request).email();
  }

  /** The caller with its groups. */
  public Principal principal(HttpServletRequest request) {
    return principals.resolve(
        header(request, PrincipalResolver.NAME_HEADER),
        header(request, PrincipalResolver.GROUPS_HEADER),
        header(request, "Authorization"));
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
