package dev.quern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TracingFilterTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @SuppressWarnings("NullAway") // the metadata is not looked at
  void makesSpansOnlyWhereTheyAreSent(boolean sent) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("management.tracing.export.enabled", sent)));
    TracingFilter filter = new TracingFilter();
    filter.setEnvironment(environment);

    assertThat(
            filter.match(
                new String[] {
                  MicrometerTracingAutoConfiguration.class.getName(),
                  MessageSourceAutoConfiguration.class.getName()
                },
                null))
        .containsExactly(sent, true);
  }
}
