package dev.quern.bootstrap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what makes a span of every request where spans are not sent anywhere, and what
 * observes requests, which {@link RequestMetrics} does for less.
 */
final class TracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

  static final String ENABLED = "management.tracing.export.enabled";

  private static final String REQUESTS = ".WebMvcObservationAutoConfiguration";

  private boolean traced;

  @Override
  public void setEnvironment(Environment environment) {
    traced = environment.getProperty(ENABLED, Boolean.class, true);
  }

  @Override
  public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[configurations.length];
    for (int i = 0; i < matches.length; i++) {
      String name = configurations[i];
      matches[i] =
          name != null && (traced || (!name.contains(".tracing.") && !name.endsWith(REQUESTS)));
    }
    return matches;
  }
}
