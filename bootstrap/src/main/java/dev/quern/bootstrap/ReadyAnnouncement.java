package dev.quern.bootstrap;

import dev.quern.adapter.grpc.GrpcEndpoint;
import dev.quern.catalog.Catalog;
import dev.quern.jobs.JobService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Greets once the server answers. Asks for the services, so that they are there before the port
 * opens and a database that cannot be opened stops the start.
 */
@Component
@Lazy(false)
class ReadyAnnouncement {

  private static final Logger LOG = LoggerFactory.getLogger(ReadyAnnouncement.class);

  private final QuernProperties properties;
  private final Environment environment;

  ReadyAnnouncement(
      QuernProperties properties,
      Environment environment,
      GrpcEndpoint grpc,
      Catalog catalog,
      JobService jobs) {
    LOG.debug(
        "{} projects known, {} jobs running, gRPC by {}",
        catalog.view().projects().size(),
        jobs.running(),
        grpc);
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
