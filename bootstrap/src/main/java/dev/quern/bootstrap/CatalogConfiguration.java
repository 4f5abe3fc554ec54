package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.result.ResultOptions;
import dev.quern.storage.result.ResultStore;
import dev.quern.streaming.write.WriteStreams;
import dev.quern.versioning.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, the engine and the catalog. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  /** Write streams that nobody uses for so long are forgotten. */
  private static final Duration ABANDONED_STREAM = Duration.ofDays(7);

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Engine engine(QuernProperties properties, InstantSource clock) {
    List<Path> folders = new ArrayList<>();
    folders.add(properties.uploads());
    if (!properties.gcsRoot().isEmpty()) {
      folders.add(Path.of(properties.gcsRoot()).toAbsolutePath().normalize());
    }
    DuckOptions options = DuckOptions.IN_MEMORY.accessing(folders);
    if (properties.dataDir().isEmpty()) {
      return Engine.open(options, clock);
    }
    Path folder = Path.of(properties.dataDir()).toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " cannot be made", e);
    }
    return Engine.open(options.inFile(folder.resolve("quern.duckdb")), clock);
  }

  @Bean
  JavaTables javaTables(Engine engine) {
    return engine.javaTables();
  }

  @Bean
  ConnectionPool connections(Engine engine) {
    return engine.connections();
  }

  @Bean
  ResultStore results(QuernProperties properties, InstantSource clock) {
    return new ResultStore(ResultOptions.in(properties.results()), clock);
  }

  @Bean
  Retention retention(Catalog catalog, ConnectionPool connections, InstantSource clock) {
    return new Retention(catalog, connections, clock);
  }

  @Bean
  HistoryKeeper historyKeeper(
      ObjectProvider<Retention> retention,
      ObjectProvider<WriteStreams> streams,
      InstantSource clock) {
    return new HistoryKeeper(() -> {
      retention.getObject().removeExpired();
      retention.getObject().forgetOld();
      Instant abandoned = clock.instant().minus(ABANDONED_STREAM);
      streams.getObject().removeAbandoned(ChronoUnit.MICROS.between(Instant.EPOCH, abandoned));
    });
  }

  @Bean
  Catalog catalog(Engine engine, InstantSource clock) {
    return Catalog.open(engine, clock);
  }
}
