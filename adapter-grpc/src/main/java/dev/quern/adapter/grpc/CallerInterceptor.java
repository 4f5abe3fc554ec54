package dev.quern.adapter.grpc;

import dev.quern.domain.access.Principal;
import dev.quern.domain.access.PrincipalResolver;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/** Who calls, as in the REST API. See {@link PrincipalResolver}. */
@Component
@GlobalServerInterceptor
class CallerInterceptor implements ServerInterceptor {

  private static final Context.Key<Principal> PRINCIPAL = Context.key("principal");
  private static final Metadata.Key<String> NAME = key(PrincipalResolver.NAME_HEADER);
  private static final Metadata.Key<String> GROUPS = key(PrincipalResolver.GROUPS_HEADER);
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");

  private final PrincipalResolver principals;

  CallerInterceptor(PrincipalResolver principals) {
    this.principals = principals;
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
    Principal caller =
        principals.resolve(
            header(headers, NAME), header(headers, GROUPS), header(headers, AUTHORIZATION));
    return Contexts.interceptCall(
        Context.current().withValue(PRINCIPAL, caller), call, headers, next);
  }

  private static Optional<String> header(Metadata headers, Metadata.Key<String> key) {
    return Optional.ofNullable(headers.get(key));
  }
}
