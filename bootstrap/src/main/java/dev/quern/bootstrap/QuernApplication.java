package dev.quern.bootstrap;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** The server's entry point. */
@SpringBootApplication(scanBasePackages = {"dev.quern.bootstrap", "dev.quern.adapter"})
@ConfigurationPropertiesScan
public class QuernApplication {

  /** Starts the server; arguments are properties, for example {@code --quern.port=9050}. */
  public static void main(String[] arguments) {
    ConfigurableApplicationContext context = start(arguments);
    if (Arrays.asList(arguments).contains(TrainingRun.ARGUMENT)) {
      TrainingRun.run(
          context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
      System.exit(SpringApplication.exit(context));
    }
  }

  /** Starts the server; a data folder selects the profile. */
  public static ConfigurableApplicationContext start(String... arguments) {
    SpringApplication application = new SpringApplication(QuernApplication.class);
    application.addInitializers(context -> {
      ConfigurableEnvironment environment = context.getEnvironment();
      String dataDir = environment.getProperty("quern.data-dir", "");
      environment.addActiveProfile(dataDir.isEmpty() ? "ephemeral" : "persistent");
    });
    return application.run(arguments);
  }
}
