package dev.quern.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server's entry point. */
@SpringBootApplication(scanBasePackages = {"dev.quern.bootstrap", "dev.quern.adapter"})
@ConfigurationPropertiesScan
public class QuernApplication {

  /** Starts the server; arguments are Spring's, for example {@code --server.port=9050}. */
  public static void main(String[] arguments) {
    SpringApplication.run(QuernApplication.class, arguments);
  }
}
