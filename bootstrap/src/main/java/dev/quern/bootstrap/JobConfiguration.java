package dev.quern.bootstrap;

import dev.quern.adapter.rest.upload.UploadFolder;
import dev.quern.catalog.Catalog;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.JobTask;
import dev.quern.jobs.JobService;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.TaskRunners;
import dev.quern.jobs.copy.CopyRunner;
import dev.quern.jobs.load.LoadRunner;
import dev.quern.jobs.load.ObjectFolder;
import dev.quern.jobs.query.QueryRunner;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableReader;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.function.JavaTables;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
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
      Transactions transactions,
      TableWriter writer,
      TableAppender appender,
      JobMetrics metrics,
      MeterRegistry registry) {
    int slots =
        properties.slots() > 0
            ? properties.slots()
            : Math.max(2, Runtime.getRuntime().availableProcessors());
    JobService service =
        new JobService(
            new TaskRunners(
                queries,
                new LoadRunner(transactions, writer, appender, objects(properties)),
                new CopyRunner(transactions, writer),
                missing()),
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

  private static ObjectFolder objects(QuernProperties properties) {
    return new ObjectFolder(
        Optional.of(properties.gcsRoot()).filter(root -> !root.isEmpty()).map(Path::of));
  }

  @Bean
  Transactions transactions(Catalog catalog) {
    return new Transactions(catalog);
  }

  @Bean
  TableWriter tableWriter(InstantSource clock) {
    return new TableWriter(clock);
  }

  @Bean
  TableAppender tableAppender(JavaTables javaTables) {
    return new TableAppender(javaTables);
  }

  @Bean
  TableReader tableReader(Catalog catalog, ConnectionPool connections) {
    return new TableReader(catalog, connections);
  }

  @Bean
  UploadFolder uploadFolder(QuernProperties properties) {
    return new UploadFolder(properties.uploads());
  }
}
