package dev.quern.bootstrap;

import dev.quern.adapter.grpc.GrpcEndpoint;
import dev.quern.bootstrap.shared.Backends;
import dev.quern.bootstrap.shared.SharedPort;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The port for both APIs, when one is configured ({@code quern.shared-port}). Whether it is shows
 * when the server starts, not when its beans are laid out, which happens at build time.
 */
@Component
public final class SharedPortServer
    implements SmartLifecycle, WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  /** The Spring SSL bundle with the server's certificate. */
  private static final String BUNDLE = "quern";

  private final QuernProperties properties;
  private final ObjectProvider<SslBundles> bundles;
  private final GrpcEndpoint grpc;
  private final Environment environment;
  private Optional<Connector> decrypted = Optional.empty();
  private volatile Optional<SharedPort> running = Optional.empty();

  SharedPortServer(
      QuernProperties properties,
      ObjectProvider<SslBundles> bundles,
      GrpcEndpoint grpc,
      Environment environment) {
    this.properties = properties;
    this.bundles = bundles;
    this.grpc = grpc;
    this.environment = environment;
  }

  /** After the others, for what they say of the connector counts for this one, too. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  /** Makes the place where the REST API takes what came encrypted, so that its links say https. */
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    if (isWanted()) {
      Connector connector = new Connector();
      connector.setPort(0);
      connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
      connector.setScheme("https");
      connector.setSecure(true);
      factory.getConnectorCustomizers().forEach(each -> each.customize(connector));
      factory.addAdditionalConnectors(connector);
      decrypted = Optional.of(connector);
    }
  }

  private boolean isWanted() {
    return properties.sharedPort() >= 0;
  }

  @Override
  public void start() {
    if (isWanted()) {
      running = Optional.of(open());
    }
  }

  private SharedPort open() {
    InetAddress address;
    try {
      address = InetAddress.getByName(properties.host());
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
    return new SharedPort(
        address,
        properties.sharedPort(),
        certificate(),
        new Backends(
            address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address,
            () -> environment.getRequiredProperty("local.server.port", Integer.class),
            () -> decrypted.orElseThrow().getLocalPort(),
            () -> grpc.port().orElseThrow()));
  }

  private Optional<SSLContext> certificate() {
    SslBundles known = bundles.getObject();
    return known.getBundleNames().contains(BUNDLE)
        ? Optional.of(known.getBundle(BUNDLE).createSslContext())
        : Optional.empty();
  }

  /** The port it listens on, while it does. */
  public OptionalInt port() {
    return running.map(SharedPort::port).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  @Override
  public void stop() {
    running.ifPresent(SharedPort::close);
    running = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return running.isPresent();
  }
}
