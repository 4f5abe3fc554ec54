package dev.quern.bootstrap;

import dev.quern.adapter.grpc.GrpcDefaults;
import dev.quern.catalog.Catalog;
import dev.quern.jobs.JobService;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.result.ResultStore;
import dev.quern.storage.vector.VectorValues;
import dev.quern.streaming.read.ReadSessions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Storage Read and Write APIs. */
@Configuration(proxyBeanMethods = false)
class StreamingConfiguration {

  @Bean
  GrpcDefaults grpcDefaults(QuernProperties properties) {
    return new GrpcDefaults(properties.email());
  }

  @Bean
  ReadSessions readSessions(
      Catalog catalog,
      StatementExecutor statements,
      JobService jobs,
      ResultStore results,
      InstantSource clock,
      QuernProperties properties) {
    return new ReadSessions(
        catalog,
        statements,
        jobs::anonymousRows,
        results,
        VectorValues.PLAIN.geography(),
        clock,
        properties.location());
  }
}
