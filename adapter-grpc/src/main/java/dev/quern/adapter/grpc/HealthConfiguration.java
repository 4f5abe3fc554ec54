package dev.quern.adapter.grpc;

import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** {@code grpc.health.v1.Health}: serving while the server is ready. */
@Configuration(proxyBeanMethods = false)
@Lazy(false)
class HealthConfiguration {

  @Bean
  HealthStatusManager healthStatuses() {
    return new HealthStatusManager();
  }

  @Bean
  BindableService healthService(HealthStatusManager statuses) {
    return statuses.getHealthService();
  }

  @Bean
  ApplicationListener<AvailabilityChangeEvent<ReadinessState>> readiness(
      HealthStatusManager statuses) {
    return event ->
        statuses.setStatus(
            HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
            event.getState() == ReadinessState.ACCEPTING_TRAFFIC
                ? ServingStatus.SERVING
                : ServingStatus.NOT_SERVING);
  }
}
