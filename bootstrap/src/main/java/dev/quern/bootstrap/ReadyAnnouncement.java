package dev.quern.bootstrap;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Greets once the server answers. */
@Component
@Lazy(false)
class ReadyAnnouncement {

  private final QuernProperties properties;
  private final Environment environment;

  ReadyAnnouncement(QuernProperties properties, Environment environment) {
    this.properties = properties;
    this.environment = environment;
  }

  @EventListener
  @SuppressWarnings("SystemOut")
  void ready(ApplicationReadyEvent event) {
    if (!properties.banner()) {
      return;
    }
    System.out.println(
        Banner.text(
            properties,
            environment.getProperty("local.server.port", Integer.class, properties.port()),
            environment.getProperty(
                "local.grpc.server.port", Integer.class, properties.grpcPort())));
  }
}
