package dev.quern.bootstrap;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** The server's entry point. */
@SpringBootApplication(scanBasePackages = {"dev.quern.bootstrap", "dev.quern.adapter"})
@ConfigurationPropertiesScan
public class QuernApplication {

  /** Starts the server; arguments are properties, for example {@code --quern.port=9050}. */
  public static void main(String[] arguments) {
    ConfigurableApplicationContext context =
        SpringApplication.run(QuernApplication.class, arguments);
    if (Arrays.asList(arguments).contains(TrainingRun.ARGUMENT)) {
      TrainingRun.run(
          context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
      System.exit(SpringApplication.exit(context));
    }
  }
}
