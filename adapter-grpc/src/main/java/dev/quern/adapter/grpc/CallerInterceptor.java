package dev.quern.adapter.grpc;

import dev.quern.domain.access.Principal;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/**
 * Who calls, as in the REST API: the header {@code x-caller-principal}, else whom the configuration
 * names for the bearer token, else the {@code email} of one that is a JWT, else the configured
 * caller; with the groups of {@code x-caller-groups}.
 */
@Component
@GlobalServerInterceptor
class CallerInterceptor implements ServerInterceptor {

  private static final Context.Key<Principal> PRINCIPAL = Context.key("principal");
  private static final Metadata.Key<String> NAME = key("x-caller-principal");
  private static final Metadata.Key<String> GROUPS = key("x-caller-groups");
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final String BEARER = "Bearer ";
  private static final Pattern TOKEN = Pattern.compile("Bearer [^.]+\\.([^.]+)\\..*");
  private static final Pattern EMAIL = Pattern.compile("\"email\"\\s*:\\s*\"([^\"\\\\]+)\"");

  private final GrpcDefaults defaults;

  CallerInterceptor(GrpcDefaults defaults) {
    this.defaults = defaults;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** Who made the call that this thread serves. */
  static Principal current() {
    return PRINCIPAL.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Context context = Context.current().withValue(PRINCIPAL, principal(headers));
    return Contexts.interceptCall(context, call, headers, next);
  }

  private Principal principal(Metadata headers) {
    String email =
        header(headers, NAME)
            .filter(name -> !name.isBlank())
            .map(CallerInterceptor::name)
            .or(() -> header(headers, AUTHORIZATION).flatMap(this::bearer))
            .orElse(defaults.email());
    Set<String> groups =
        header(headers, GROUPS).stream()
            .flatMap(list -> Arrays.stream(list.split(",")))
            .map(CallerInterceptor::name)
            .filter(group -> !group.isEmpty())
            .collect(Collectors.toSet());
    return new Principal(email, groups);
  }

  private static Optional<String> header(Metadata headers, Metadata.Key<String> key) {
    return Optional.ofNullable(headers.get(key));
  }

  /** The name in a member such as {@code user:alice@example.com}. */
  private static String name(String member) {
    return member.substring(member.indexOf(':') + 1).strip();
  }

  private Optional<String> bearer(String authorization) {
    return Optional.of(authorization)
        .filter(header -> header.startsWith(BEARER))
        .map(header -> defaults.tokens().get(header.substring(BEARER.length())))
        .map(CallerInterceptor::name)
        .or(() -> email(authorization));
  }

  private static Optional<String> email(String authorization) {
    Matcher token = TOKEN.matcher(authorization);
    if (!token.matches()) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(token.group(1));
      Matcher email = EMAIL.matcher(new String(claims, StandardCharsets.UTF_8));
      return email.find() ? Optional.of(email.group(1)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
