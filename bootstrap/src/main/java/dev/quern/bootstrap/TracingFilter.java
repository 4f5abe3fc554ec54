package dev.quern.bootstrap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves out what makes a span of every request where spans are not sent anywhere. */
final class TracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

  private boolean traced;

  @Override
  public void setEnvironment(Environment environment) {
    traced = environment.getProperty("management.tracing.export.enabled", Boolean.class, true);
  }

  @Override
  public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[configurations.length];
    for (int i = 0; i < matches.length; i++) {
      String name = configurations[i];
      matches[i] = name != null && (traced || !name.contains(".tracing."));
    }
    return matches;
  }
}
