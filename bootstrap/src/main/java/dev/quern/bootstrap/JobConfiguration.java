package dev.quern.bootstrap;

import dev.quern.adapter.rest.upload.UploadFolder;
import dev.quern.catalog.Catalog;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.JobTask;
import dev.quern.jobs.JobService;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.TaskRunners;
import dev.quern.jobs.query.QueryRunner;
import dev.quern.jobs.table.TableReader;
import dev.quern.storage.duckdb.ConnectionPool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs and what runs them. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

  @Bean
  JobService jobService(
      QuernProperties properties,
      InstantSource clock,
      QueryRunner queries,
      JobMetrics metrics,
      MeterRegistry registry) {
    int slots =
        properties.slots() > 0
            ? properties.slots()
            : Math.max(2, Runtime.getRuntime().availableProcessors());
    JobService service =
        new JobService(
            new TaskRunners(queries, missing(), missing(), missing()),
            clock,
            slots,
            properties.rememberedJobs(),
            metrics);
    Gauge.builder("quern.jobs.waiting", service, JobService::waiting)
        .description("Jobs that wait for a slot")
        .register(registry);
    Gauge.builder("quern.jobs.running", service, JobService::running)
        .description("Jobs that run")
        .register(registry);
    return service;
  }

  private static <T extends JobTask> TaskRunner<T> missing() {
    return (task, request, cancellation) -> {
      throw new BigQueryException(
          ErrorReason.NOT_IMPLEMENTED, "Jobs of type " + task.type() + " are not supported.");
    };
  }

  @Bean
  TableReader tableReader(Catalog catalog, ConnectionPool connections) {
    return new TableReader(catalog, connections);
  }

  @Bean
  UploadFolder uploadFolder(QuernProperties properties) {
    return new UploadFolder(
        properties.dataDir().isEmpty()
            ? Path.of(System.getProperty("java.io.tmpdir"), "quern-uploads")
            : Path.of(properties.dataDir(), "uploads"));
  }
}
