package dev.quern.bootstrap;

import dev.quern.adapter.grpc.GrpcEndpoint;
import dev.quern.bootstrap.shared.Backends;
import dev.quern.bootstrap.shared.SharedPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The port for both APIs, when one is configured ({@code quern.shared-port}). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quern.shared-port")
class SharedPortConfiguration {

  /** The Spring SSL bundle with the server's certificate. */
  private static final String BUNDLE = "quern";

  /** Where the REST API takes what came encrypted, so that its links say https. */
  @Bean
  Connector decrypted() {
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
    connector.setScheme("https");
    connector.setSecure(true);
    return connector;
  }

  /** After the others, for what they say of the connector counts for this one, too. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> decryptedRequests(Connector decrypted) {
    return factory -> {
      factory.getConnectorCustomizers().forEach(each -> each.customize(decrypted));
      factory.addAdditionalConnectors(decrypted);
    };
  }

  @Bean
  @Lazy(false)
  SharedPort sharedPort(
      QuernProperties properties,
      SslBundles bundles,
      Connector decrypted,
      GrpcEndpoint grpc,
      Environment environment)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByName(properties.host());
    return new SharedPort(
        address,
        properties.sharedPort(),
        certificate(bundles),
        new Backends(
            address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address,
            () -> environment.getRequiredProperty("local.server.port", Integer.class),
            decrypted::getLocalPort,
            () -> grpc.port().orElseThrow()));
  }

  private static Optional<SSLContext> certificate(SslBundles bundles) {
    return bundles.getBundleNames().contains(BUNDLE)
        ? Optional.of(bundles.getBundle(BUNDLE).createSslContext())
        : Optional.empty();
  }
}
