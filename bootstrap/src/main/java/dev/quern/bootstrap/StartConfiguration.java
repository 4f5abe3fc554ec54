package dev.quern.bootstrap;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must not wait for the first request. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  static LazyInitializationExcludeFilter servers() {
    return LazyInitializationExcludeFilter.forBeanTypes(SmartLifecycle.class);
  }
}
