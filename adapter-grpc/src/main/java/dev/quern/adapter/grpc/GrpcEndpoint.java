package dev.quern.adapter.grpc;

import java.util.OptionalInt;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;
import org.springframework.stereotype.Component;

/** Where the gRPC API is. */
@Component
@Lazy(false)
public class GrpcEndpoint {

  private volatile OptionalInt port = OptionalInt.empty();

  @EventListener
  void started(GrpcServerStartedEvent event) {
    port = OptionalInt.of(event.getPort());
  }

  /** The port it listens on, once it does. */
  public OptionalInt port() {
    return port;
  }
}
