package dev.quern.bootstrap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The short paths of health and metrics that operators expect beside the actuator's. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

  @Bean
  WebMvcConfigurer shortPaths() {
    return new WebMvcConfigurer() {
      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/healthz").setViewName("forward:/actuator/health/liveness");
        registry.addViewController("/readyz").setViewName("forward:/actuator/health/readiness");
        registry.addViewController("/metrics").setViewName("forward:/actuator/prometheus");
      }
    };
  }
}
