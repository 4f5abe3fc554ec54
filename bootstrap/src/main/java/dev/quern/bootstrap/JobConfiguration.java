package dev.quern.bootstrap;

import dev.quern.adapter.rest.upload.UploadFolder;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.JobTask;
import dev.quern.jobs.JobService;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.TaskRunners;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs and what runs them. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

  @Bean
  JobService jobService(QuernProperties properties, InstantSource clock) {
    int slots =
        properties.slots() > 0
            ? properties.slots()
            : Math.max(2, Runtime.getRuntime().availableProcessors());
    return new JobService(
        new TaskRunners(missing(), missing(), missing(), missing()),
        clock,
        slots,
        properties.rememberedJobs());
  }

  private static <T extends JobTask> TaskRunner<T> missing() {
    return (task, request, cancellation) -> {
      throw new BigQueryException(
          ErrorReason.NOT_IMPLEMENTED, "Jobs of type " + task.type() + " are not supported.");
    };
  }

  @Bean
  UploadFolder uploadFolder(QuernProperties properties) {
    return new UploadFolder(
        properties.dataDir().isEmpty()
            ? Path.of(System.getProperty("java.io.tmpdir"), "quern-uploads")
            : Path.of(properties.dataDir(), "uploads"));
  }
}
