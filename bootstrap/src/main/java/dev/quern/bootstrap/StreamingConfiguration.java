package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
import dev.quern.jobs.JobService;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.Engine;
import dev.quern.storage.result.ResultStore;
import dev.quern.streaming.read.ReadSessions;
import dev.quern.streaming.write.DefaultValues;
import dev.quern.streaming.write.RowCompletion;
import dev.quern.streaming.write.WriteConnections;
import dev.quern.streaming.write.WriteStreams;
import dev.quern.types.geography.GeographyForms;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Storage Read and Write APIs. */
@Configuration(proxyBeanMethods = false)
class StreamingConfiguration {

  @Bean
  ReadSessions readSessions(
      Catalog catalog,
      Engine engine,
      StatementExecutor statements,
      JobService jobs,
      ResultStore results,
      InstantSource clock,
      MeterRegistry registry,
      QuernProperties properties) {
    ReadSessions sessions =
        new ReadSessions(
            catalog,
            engine,
            statements,
            jobs,
            results,
            GeographyForms.FORMS,
            clock,
            properties.location());
    Gauge.builder("quern.read.sessions", sessions, ReadSessions::openSessions)
        .description("Read sessions that are kept")
        .register(registry);
    return sessions;
  }

  @Bean
  WriteStreams writeStreams(Catalog catalog, Engine engine, MeterRegistry registry) {
    WriteStreams streams = new WriteStreams(catalog, engine);
    Gauge.builder("quern.write.streams", streams, WriteStreams::size)
        .description("Write streams, default streams aside")
        .register(registry);
    return streams;
  }

  @Bean
  WriteConnections writeConnections(WriteStreams streams, DefaultValues defaults) {
    return new WriteConnections(streams, new RowCompletion(defaults), GeographyForms.FORMS);
  }
}
